import type { DeadlineView } from '../deadlines/index.js';

export class LabelView {
  fr!: string;
  en!: string;
}

export class AgeView {
  years?: number;
  precision!: string;
}

export class NameView {
  given!: string;
  family!: string;
  other?: string;
}

export class RelativeView {
  name!: string;
  relation!: string;
  contact?: string;
}

/** Beside the name: whom and where the child comes from. */
export class IdentityView {
  father?: string;
  mother?: string;
  relatives?: RelativeView[];
  village?: string;
  languages?: string;
  contact?: string;
}

export class NextDeadlineView {
  label!: LabelView;
  dueAt!: string;
}

export class CaseSummaryView {
  id!: string;
  code!: string;
  status!: string;
  sex!: string;
  apparentAge!: AgeView;
  region?: string;
  centre?: string;
  since?: string;
  nextDeadline?: NextDeadlineView;
  registerNumber?: string;
  name?: string;
}

export class CaseListView {
  items!: CaseSummaryView[];
  /** Counted up to 1,000; beyond that "more than". */
  total!: number;
  nextCursor?: string;
  /** Found by name: the most alike first, one page, and none after it. */
  byLikeness?: boolean;
}

export class ChildView {
  sex!: string;
  age!: AgeView;
  name?: NameView;
  identity?: IdentityView;
  origin?: string;
  condition?: string;
}

export class WhereaboutsView {
  label!: LabelView;
  since?: string;
  /** false where nobody can say where the child is */
  precise!: boolean;
}

export class AnswerableView {
  label!: LabelView;
}

export class TimelineEntryView {
  id!: string;
  kind!: string;
  at?: string;
  recordedAt!: string;
  label!: LabelView;
  detail?: LabelView;
  note?: string;
  by?: string;
  /** Recorded more than a day after it happened. */
  late?: boolean;
  /** The row to name when its hour is to be corrected; only where this person may. */
  correctable?: string;
}

export class HandoverView {
  id!: string;
  centre?: string;
  offeredAt!: string;
}

export class StayView {
  id!: string;
  kind!: string;
  centre?: string;
  /** The foster family, by its code. */
  family?: string;
  admittedAt!: string;
}

/** Proposed to another centre, and not answered. */
export class TransferView {
  id!: string;
  to!: string;
  /** A code of the list transfer-reason. */
  reason!: string;
  plannedDay!: string;
  proposedAt!: string;
}

/** A doubt about the age: the open one, or the last that was concluded. Without a conclusion the person counts as a child. */
export class AgeAssessmentView {
  raisedAt!: string;
  /** 'child' | 'adult' */
  conclusion?: string;
  concludedAt?: string;
  /** In completed years, the margin included. */
  low?: number;
  high?: number;
}

/** What must follow in custody and has not been concluded. */
export class FollowUpView {
  /** 'breach' | 'declaration' | 'search' | 'inquiry' | 'court' */
  kind!: string;
  /** What it follows: of a breach or a declared end the observation; otherwise the custody. */
  about!: string;
  /** What was observed, or how the custody ended. */
  label!: LabelView;
  openedAt!: string;
}

/** Another file of the same child. */
export class OtherFileView {
  id!: string;
  code!: string;
  version!: number;
}

export class CaseView {
  /** Who follows the child. */
  follower?: string;
  id!: string;
  code!: string;
  version!: number;
  status!: string;
  entry!: string;
  openedAt!: string;
  registerNumber?: string;
  /** Since when it can no longer be said who the child was. */
  erasedAt?: string;
  child!: ChildView;
  whereabouts!: WhereaboutsView;
  answerable!: AnswerableView;
  nextDeadline?: DeadlineView;
  deadlines!: DeadlineView[];
  timeline!: TimelineEntryView[];
  handover?: HandoverView;
  stay?: StayView;
  transfer?: TransferView;
  ageAssessment?: AgeAssessmentView;
  /** For whoever may conclude them. */
  followUps?: FollowUpView[];
  /** The file in which this child is followed, where two were found to be one. */
  mergedInto?: OtherFileView;
  /** Files of the same child that are told in this one. */
  merged?: OtherFileView[];
  /** Of what is allowed: what answers the time limits that are next, at most two. */
  first!: string[];
  allowed!: string[];
}
