import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { ChoiceField, IdField } from '../platform/http/index.js';
import { STREAMS, type Stream } from './chain.vocabulary.js';
import { LookerView } from './looks.dto.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const CASE_CODE = /^ML-[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const KIND = /^[a-z-]+\.[a-z-]+$/;
const SUBJECT = /^[a-z][a-z0-9_]{0,60}$/;

class RecordQuery {
  /** The account of whoever looked or changed. */
  @IdField({ optional: true })
  person?: string;

  /** A case code, whole. */
  @IsOptional()
  @Matches(CASE_CODE)
  case?: string;

  /** First day, Mali time (UTC). */
  @IsOptional()
  @Matches(DAY)
  from?: string;

  /** Last day, included. */
  @IsOptional()
  @Matches(DAY)
  to?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  cursor?: string;
}

export class AuditLooksQuery extends RecordQuery {
  @IsOptional()
  @Matches(KIND)
  kind?: string;
}

export class AuditJournalQuery extends RecordQuery {
  /** A table: child_case, handover... */
  @IsOptional()
  @Matches(SUBJECT)
  subject?: string;
}

export class UnusualQuery {
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @IsOptional()
  @Matches(DAY)
  to?: string;
}

export class ExportQuery {
  @ChoiceField(STREAMS)
  stream!: Stream;

  /** First position; the whole chain when left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  from?: number;
}

export class AuditLookView {
  id!: string;
  kind!: string;
  at!: string;
  by!: LookerView;
  caseCode?: string;
  /** How many children stood in the list that was shown. */
  listed?: number;
  /** What was searched by, which report: words of the house, never what was typed. */
  about?: string;
}

export class AuditLookListView {
  items!: AuditLookView[];
  nextCursor?: string;
}

export class ColumnChangeView {
  column!: string;
  /** clear | sealed | withheld */
  shown!: string;
  from?: string;
  to?: string;
}

export class JournalEntryView {
  position!: number;
  id!: string;
  at!: string;
  /** Missing where the house itself wrote: alerts, seals. */
  by?: LookerView;
  caseCode?: string;
  subject!: string;
  subjectId!: string;
  /** insert | update | delete */
  change!: string;
  version?: number;
  columns!: ColumnChangeView[];
  hash!: string;
}

export class JournalListView {
  items!: JournalEntryView[];
  nextCursor?: string;
}

export class UnusualView {
  day!: string;
  by!: LookerView;
  /** many-files, at-night... */
  code!: string;
  count!: number;
  /** What is usual for this role, at most. */
  usual!: number;
}

export class UnusualListView {
  from!: string;
  to!: string;
  items!: UnusualView[];
}

export class HeadView {
  stream!: string;
  position!: number;
  /** 64 hex digits. */
  hash!: string;
  at!: string;
  /** false: the chain no longer has this hash at this position */
  holds!: boolean;
}

export class HeadLetterView {
  to!: LookerView;
  /** queued | sent | failed */
  state!: string;
  attempts!: number;
  sentAt?: string;
  problem?: string;
}

export class DayOfHeadsView {
  day!: string;
  heads!: HeadView[];
  letters!: HeadLetterView[];
}

export class HeadListView {
  items!: DayOfHeadsView[];
}

export class StaffListView {
  items!: LookerView[];
}
