import { CodeField, ChoiceField, DayField, IdField, WholeNumberField } from '../platform/http/index.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES, type ActivityKind, type ActivityStatus } from './activities.vocabulary.js';

const MOST = 10_000_000;

/** What became of an activity, as far as it is over. */
class HeldOrNotRequest {
  /** A code of the list activity-cancelled. */
  @CodeField({ optional: true })
  cancelReason?: string;

  /** Participants by sex, or the children identified in a camp: all three or none. */
  @WholeNumberField(0, MOST, { optional: true })
  males?: number;

  @WholeNumberField(0, MOST, { optional: true })
  females?: number;

  @WholeNumberField(0, MOST, { optional: true })
  sexUnknown?: number;
}

export class RecordActivityRequest extends HeldOrNotRequest {
  @IdField()
  id!: string;

  @ChoiceField(ACTIVITY_KINDS)
  kind!: ActivityKind;

  @ChoiceField(ACTIVITY_STATUSES)
  status!: ActivityStatus;

  /** The first day; of a state that is counted the day for which it holds. */
  @DayField()
  onDay!: string;

  @DayField({ optional: true })
  untilDay?: string;

  /** Left out: the whole country, by the Ministry alone. */
  @CodeField({ optional: true })
  region?: string;

  @CodeField({ optional: true })
  place?: string;

  /** A code of the list activity-topic. */
  @CodeField({ optional: true })
  topic?: string;

  /** A code of the list activity-audience. */
  @CodeField({ optional: true })
  audience?: string;

  /** A code of the list partner. */
  @CodeField({ optional: true })
  partner?: string;

  @CodeField({ optional: true })
  party?: string;

  /** A code of the list action-plan-step. */
  @CodeField({ optional: true })
  step?: string;

  @WholeNumberField(0, MOST, { optional: true })
  schools?: number;

  /** Children deprived of education. */
  @WholeNumberField(0, MOST, { optional: true })
  pupils?: number;

  @WholeNumberField(0, MOST, { optional: true })
  teachers?: number;

  /** Of all schools of the place. */
  @WholeNumberField(0, 100, { optional: true })
  perCent?: number;

  @WholeNumberField(0, MOST, { optional: true })
  centres?: number;
}

/** What became of one that was planned. */
export class EndActivityRequest extends HeldOrNotRequest {
  @ChoiceField(['done', 'cancelled'])
  status!: 'done' | 'cancelled';
}

export class ActivityQuery {
  @ChoiceField(ACTIVITY_KINDS, { optional: true })
  kind?: ActivityKind;

  @CodeField({ optional: true })
  region?: string;
}

export class ActivityView {
  id!: string;
  kind!: string;
  status!: 'planned' | 'done' | 'cancelled';
  onDay!: string;
  untilDay?: string;
  region?: string;
  place?: string;
  topic?: string;
  audience?: string;
  partner?: string;
  party?: string;
  step?: string;
  cancelReason?: string;
  males?: number;
  females?: number;
  sexUnknown?: number;
  schools?: number;
  pupils?: number;
  teachers?: number;
  perCent?: number;
  centres?: number;
}

export class ActivityListView {
  /** The latest first, at most 500. */
  items!: ActivityView[];
}

export class ActivityAnswerView {
  id!: string;
}
