import { ChoiceField, CodeField, DayField, IdField, ListField, WholeNumberField } from '../platform/http/index.js';
import { PRESENCE_STATES, type PresenceState } from './presence.vocabulary.js';

export class PresenceLineRequest {
  /** The stay of the child. */
  @IdField()
  stay!: string;

  /** Left out: not called. absent: without leave, and an absence begins with it. */
  @ChoiceField(PRESENCE_STATES, { optional: true })
  state?: PresenceState;

  /** Of a leave: a code of the list leave-reason. */
  @CodeField({ optional: true })
  reason?: string;

  /** Of a leave: the day on which the child comes back. */
  @DayField({ optional: true })
  until?: string;
}

export class TakeCallRequest {
  /** The version of the call that was before one's eyes; 0: none was taken. */
  @WholeNumberField(0, 1_000_000)
  seen!: number;

  @ListField(() => PresenceLineRequest, 2_000, { minItems: 1 })
  marks!: PresenceLineRequest[];
}

export class LeaveView {
  reason!: string;
  until!: string;
}

export class CalledChildView {
  stay!: string;
  caseId!: string;
  code!: string;
  /** For those who may see identities. */
  name?: string;
  /** female | male | unknown */
  sex!: string;
  ageYears?: number;
  /** Absent without leave since: as precisely as it is known. */
  absentSince?: string;
  /** The leave that the last call spoke of, today's or one before. */
  leave?: LeaveView;
  /** What today's call says; left out: not called yet. present | on-leave | absent */
  state?: string;
}

/** The call of a centre: everybody whose stay runs now, and what was said of them today. */
export class PresenceView {
  centre!: string;
  day!: string;
  /** 0: no call was taken today. */
  version!: number;
  takenAt?: string;
  takenBy?: string;
  amendedAt?: string;
  children!: CalledChildView[];
}
