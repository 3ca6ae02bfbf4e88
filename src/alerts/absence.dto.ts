import { DayField, IdField } from '../platform/http/index.js';

export class RecordAbsenceRequest {
  @IdField()
  id!: string;

  @IdField()
  userId!: string;

  /** The first day away. */
  @DayField()
  fromDay!: string;

  /** The last day away, included. */
  @DayField()
  lastDay!: string;

  /** Left out: the next who answer are told. */
  @IdField({ optional: true })
  standInId?: string;
}

export class StandInQuery {
  /** Left out: oneself. */
  @IdField({ optional: true })
  userId?: string;
}

export class ColleagueView {
  id!: string;
  name!: string;
  role!: string;
}

export class ColleagueListView {
  items!: ColleagueView[];
}

export class AbsenceView {
  id!: string;
  person!: ColleagueView;
  from!: string;
  /** The first instant back. */
  until!: string;
  standIn?: ColleagueView;
  recordedBy!: string;
  /** Of the person who asks. */
  own!: boolean;
  /** Whether this person may end it. */
  endable!: boolean;
}

export class AbsenceListView {
  /** Running and to come, the earliest first. */
  items!: AbsenceView[];
  /** Whose absence this person may record, besides their own. */
  people!: ColleagueView[];
}
