import { ChoiceField } from '../platform/http/index.js';
import { PeriodQuery, ReportLabel } from './reports.dto.js';

export class ActivitiesReportQuery extends PeriodQuery {
  /** csv: as French spreadsheets read it. */
  @ChoiceField(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

export class ActivityCountsView {
  /** training | awareness | camp-visit | action-plan */
  code!: string;
  label!: ReportLabel;
  planned!: number;
  done!: number;
  cancelled!: number;
  /** Participants; of visits to camps the children identified. */
  males!: number;
  females!: number;
  sexUnknown!: number;
}

export class ActivityRegionView {
  /** Empty: the whole country. */
  code!: string;
  label!: ReportLabel;
  kinds!: ActivityCountsView[];
}

/** For its day: no two of them add up. */
export class ClosedSchoolsView {
  onDay!: string;
  /** Place, region, or the whole country. */
  where!: ReportLabel;
  schools?: number;
  pupils?: number;
  teachers?: number;
  perCent?: number;
}

export class OneStopCentresView {
  onDay!: string;
  where!: ReportLabel;
  centres!: number;
}

export class PartnersOfRegionView {
  code!: string;
  label!: ReportLabel;
  partners!: ReportLabel[];
}

export class ActivitiesReportView {
  from!: string;
  to!: string;
  kinds!: ActivityCountsView[];
  regions!: ActivityRegionView[];
  schools!: ClosedSchoolsView[];
  centres!: OneStopCentresView[];
  partners!: PartnersOfRegionView[];
}
