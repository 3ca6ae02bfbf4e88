import type { LabelView } from '../cases/index.js';

/** One thing to do, or to wait for. */
export class DayItemView {
  id!: string;
  /** 'deadline' | 'plan-step' | 'task' | 'referral' | 'closure' | 'handover' | 'transfer' | 'reunification' | 'emergency' | 'mention' (named in a note, by `who`) */
  kind!: string;
  caseId!: string;
  caseCode!: string;
  /** Of a deadline its rule; of a referral the service asked for. */
  label?: LabelView;
  /** Of a task or a step of a plan: what is to be done. */
  what?: string;
  /** What the page that answers it is called by, where it is not the case: a referral, an emergency access. */
  subjectId?: string;
  dueAt?: string;
  /** For whom it waits. */
  who?: LabelView;
}

export class DayView {
  now!: string;
  /** To be done by this person, what is due first before the rest. */
  mine!: DayItemView[];
  /** Asked for by this person, to be answered by others. */
  waiting!: DayItemView[];
  /** Whether more is to be done than is shown. */
  more!: boolean;
  /** Children whom this person follows. */
  children!: number;
}
