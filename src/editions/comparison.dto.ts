import { IdField } from '../platform/http/index.js';
import { ReportLabel } from '../reports/index.js';
import { EditionView } from './editions.dto.js';

export class CompareQuery {
  /** Id of the edition that came first. */
  @IdField()
  before!: string;

  /** Id of the edition to compare it with. */
  @IdField()
  after!: string;
}

export class ComparedFigureView {
  table!: ReportLabel;
  /** Of the codes, one for each dimension; none in a total. */
  labels!: ReportLabel[];
  measure!: ReportLabel;
  before!: number;
  after!: number;
}

/** An entry of the journal, without what it says. */
export class EntryBetweenView {
  position!: number;
  recordedAt!: string;
  /** Table of facts. */
  subject!: string;
  /** insert | update | delete */
  change!: string;
}

/** A case or an incident behind a change. */
export class ComparedUnitView {
  id!: string;
  code!: string;
  figures!: ComparedFigureView[];
  entries!: EntryBetweenView[];
}

export class ComparisonView {
  before!: EditionView;
  after!: EditionView;
  /** Every figure of either, in the order of their keys. */
  figures!: ComparedFigureView[];
  /** case | incident */
  unit!: string;
  /** Those behind the changes, for whoever sees every case; absent for everybody else. */
  units?: ComparedUnitView[];
  /** There are more than are listed. */
  more!: boolean;
}
