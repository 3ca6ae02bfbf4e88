import type { LabelView } from '../cases/index.js';
import type { BoardView } from './centre.dto.js';

/** A child who came or is absent, by its code. */
export class MeetingChildView {
  caseId!: string;
  code!: string;
  at!: string;
}

export class MeetingLeftView {
  caseId!: string;
  code!: string;
  at!: string;
  /** A code of the list destination. */
  destination!: string;
}

export class MeetingDeadlineView {
  caseId!: string;
  code!: string;
  label!: LabelView;
  dueAt!: string;
  /** 'past-limit' | 'overdue' | 'today' */
  due!: string;
}

export class MeetingNameView {
  caseId!: string;
  name!: string;
}

export class MeetingView {
  board!: BoardView;
  /** Since the beginning of yesterday. */
  since!: string;
  admitted!: MeetingChildView[];
  /** Of those who left, the children whom this person still sees. */
  discharged!: MeetingLeftView[];
  /** How many left. */
  left!: number;
  absent!: MeetingChildView[];
  /** Of the children at the centre: overdue, or due before the day is over. */
  deadlines!: MeetingDeadlineView[];
  /** Open deadlines of these children that are due later. */
  later!: number;
  /** For those who may see identities. */
  names!: MeetingNameView[];
}
