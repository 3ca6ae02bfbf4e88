import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CodeField } from '../platform/http/index.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Both days included. */
export class PeriodQuery {
  @Matches(DAY)
  @ApiProperty({ format: 'date' })
  from!: string;

  @Matches(DAY)
  @ApiProperty({ format: 'date' })
  to!: string;
}

export class ReportLabel {
  fr!: string;
  en!: string;
}

export class DeprivationCountsView {
  captured!: number;
  handedOverInTime!: number;
  releasedOrHandedOverLate!: number;
  stillHeld!: number;
  situationUnknown!: number;
}

export class DeprivationRowView {
  code!: string;
  label!: ReportLabel;
  counts!: DeprivationCountsView;
}

export class DeprivationSplitView {
  /** authority | region | sex | age */
  dimension!: string;
  rows!: DeprivationRowView[];
}

export class DeprivationReportView {
  from!: string;
  to!: string;
  total!: DeprivationCountsView;
  by!: DeprivationSplitView[];
}

export class PartView {
  from!: string;
  /** Last day included. */
  to!: string;
}

export class CareRowView {
  code!: string;
  label!: ReportLabel;
  distinct!: number;
  byPart!: number[];
}

export class CareSplitView {
  /** sex | kind | centre | service */
  dimension!: string;
  rows!: CareRowView[];
}

export class CareReportView {
  from!: string;
  to!: string;
  parts!: PartView[];
  distinct!: number;
  sumOfParts!: number;
  byPart!: number[];
  inSeveralParts!: number;
  /** Why the two totals differ, where they do. */
  explanation?: ReportLabel;
  by!: CareSplitView[];
}

export class AsShownQuery {
  /** As it was at the end of this day. */
  @Matches(DAY)
  @ApiProperty({ format: 'date' })
  on!: string;

  /** Of the children who are in this region now. */
  @CodeField({ optional: true })
  region?: string;
}

export class AsShownCountsView {
  /** Shown as open on that day. */
  shownOpen!: number;
  /** Shown as open and past its limit on that day. */
  shownOverdue!: number;
  /** Past its limit on that day and not ended by then, as it is known now. */
  knownOverdue!: number;
  /** Of those: not shown so on that day, because it became known later. */
  discoveredLater!: number;
  /** Shown as past its limit on that day, and corrected since. */
  correctedSince!: number;
}

export class AsShownRowView {
  code!: string;
  label!: ReportLabel;
  counts!: AsShownCountsView;
}

/** One deadline past its limit on that day, as it was shown or as it is known now. */
export class AsShownDeadlineView {
  deadlineId!: string;
  caseId!: string;
  caseCode!: string;
  code!: string;
  label!: ReportLabel;
  /** Shown as past its limit on that day. */
  shownOverdue!: boolean;
  /** Past its limit on that day, as it is known now. */
  knownOverdue!: boolean;
  /** What was shown as due; absent: nothing was known of it yet. */
  shownDueAt?: string;
  /** What is known to have been due. */
  dueAt!: string;
}

export class AsShownReportView {
  on!: string;
  region?: string;
  rows!: AsShownRowView[];
  /** Those that this person may see: first where both differ, then by due instant. */
  deadlines!: AsShownDeadlineView[];
  /** There are more than are listed: narrow by region. */
  more!: boolean;
}
