import { ChoiceField } from '../platform/http/index.js';
import { PeriodQuery, ReportLabel } from './reports.dto.js';

export class ReintegrationQuery extends PeriodQuery {
  /** csv: as French spreadsheets read it. */
  @ChoiceField(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

export class OutcomeColumnView {
  code!: string;
  label!: ReportLabel;
}

export class CohortMilestoneView {
  code!: string;
  months!: number;
  /** Returns whose window is over: the denominator. */
  atRisk!: number;
  /** Returns that have not reached the end of the window: in no other figure. */
  notYet!: number;
  /** Of those at risk: known to live with family or relatives, whatever else they do. */
  withFamily!: number;
  /** Of those at risk, in the order of the outcomes; they add up. */
  counts!: number[];
}

export class CohortRowView {
  code!: string;
  label!: ReportLabel;
  milestones!: CohortMilestoneView[];
}

export class CohortSplitView {
  /** centre | sex | age | track (a return counts under each) */
  dimension!: string;
  rows!: CohortRowView[];
}

export class ReintegrationReportView {
  from!: string;
  to!: string;
  /** Whose window is over is told by this instant. */
  asOf!: string;
  returns!: number;
  children!: number;
  outcomes!: OutcomeColumnView[];
  total!: CohortMilestoneView[];
  by!: CohortSplitView[];
}
