import { ChoiceField } from '../platform/http/index.js';
import { PeriodQuery, ReportLabel } from './reports.dto.js';

export class ViolationsQuery extends PeriodQuery {
  /** csv: as French spreadsheets read it. */
  @ChoiceField(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

/** One figure beside that of the period before. */
export class ViolationFigureView {
  code!: string;
  label!: ReportLabel;
  /** Coalition of a party: this line is part of that one. */
  parent?: string;
  value!: number;
  previous?: number;
  /** Per cent, to the nearest whole one; left out where there was nothing before. */
  change?: number;
}

export class ViolationSplitView {
  /** type | sex (of children) | party | region | harm | cause | captivity | facility */
  dimension!: string;
  rows!: ViolationFigureView[];
}

export class ViolationCrossRowView {
  code!: string;
  label!: ReportLabel;
  parent?: string;
  /** In the order of the columns. */
  values!: number[];
  previous?: number[];
}

export class ViolationColumnView {
  code!: string;
  label!: ReportLabel;
}

export class ViolationCrossView {
  /** sex | party | region, each by type; facility-party | facility-region; military-use-party | military-use-region */
  dimension!: string;
  columns!: ViolationColumnView[];
  rows!: ViolationCrossRowView[];
}

export class ViolationAgesView {
  type!: string;
  /** Completed months. */
  youngest!: number;
  oldest!: number;
}

export class ViolationFiguresView {
  violations!: ViolationFigureView;
  /** Each once, however many violations. */
  children!: ViolationFigureView;
  /** Why children and violations by sex differ, where they do. */
  explanation?: ReportLabel;
  splits!: ViolationSplitView[];
  crosses!: ViolationCrossView[];
  ages!: ViolationAgesView[];
}

/** A figure that was published otherwise than it is counted. */
export class PublishedDifferenceView {
  source!: string;
  para!: number;
  label!: ReportLabel;
  printed!: number;
  counted!: number;
  why!: ReportLabel;
}

export class ViolationsReportView {
  from!: string;
  to!: string;
  previousFrom!: string;
  previousTo!: string;
  inPeriod!: ViolationFiguresView;
  /** Happened before the period, verified within it. */
  before!: ViolationFiguresView;
  published!: PublishedDifferenceView[];
}
