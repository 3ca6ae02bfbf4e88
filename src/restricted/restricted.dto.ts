import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { RESTRICTED_KINDS, type RestrictedKind } from './restricted.vocabulary.js';

export class RecordRestrictedRequest {
  @IdField()
  id!: string;

  @ChoiceField(RESTRICTED_KINDS)
  kind!: RestrictedKind;

  /** A code of the list service or girls-need; a note has none. */
  @CodeField({ optional: true })
  code?: string;

  @KnownTimeField({ optional: true })
  at?: string;

  @TextField(4000)
  text!: string;

  /** The list whose people see it; left out: one's own. */
  @IdField({ optional: true })
  listId?: string;
}

export class NameRestrictedRequest {
  @IdField()
  userId!: string;
}

export class RestrictedYearQuery {
  @Type(() => Number)
  @IsInt()
  @Min(2012)
  @Max(2100)
  year!: number;
}

export class NamedPersonView {
  id!: string;
  name!: string;
  role!: string;
  /** Whether it is who opened the list: they cannot be taken off it. */
  opened!: boolean;
}
export class RestrictedEntryView {
  id!: string;
  kind!: string;
  code?: string;
  at?: string;
  text?: string;
  recordedAt!: string;
  recordedBy!: string;
}
export class RestrictedListView {
  id!: string;
  own!: boolean;
  /** Whether this person may name others in it. */
  keeps!: boolean;
  named!: NamedPersonView[];
  entries!: RestrictedEntryView[];
}
export class RestrictedView {
  caseCode!: string;
  /** Those in which the person is named. */
  lists!: RestrictedListView[];
  /** Who could be named. */
  colleagues!: NamedPersonView[];
}
export class RestrictedWrittenView {
  id!: string;
}
export class RestrictedCountView {
  kind!: string;
  code!: string;
  /** Five at least: below, there is no line. */
  children!: number;
}
export class RestrictedCountsView {
  year!: number;
  items!: RestrictedCountView[];
}
