/**
 * What really happened in a simulated country, and when the system was told: the simulation's own diary, and what it witnessed of the
 * system's answers. Instants are milliseconds of true time; only `offset` says what a process believed.
 */
export type Precision = 'minute' | 'day' | 'month';

/** A fact of a child as it was told. `subject` is the simulation's own name for the custody, offer, stay or placement it is about. */
export interface Told {
  readonly kind: string;
  readonly subject: string;
  readonly at: number;
  readonly precision: Precision;
}

/** From this instant the system has been told exactly these facts of the child. */
export interface Entry {
  readonly at: number;
  readonly child: string;
  readonly facts: readonly Told[];
}

/** Which deadline: that of a rule for a subject; a series has several. */
export interface DeadlineName {
  readonly child: string;
  readonly rule: string;
  readonly subject: string;
  readonly ordinal: number;
}

/** A deadline as the system showed it from this instant on. */
export interface Shown extends DeadlineName {
  readonly at: number;
  readonly due: number;
  readonly state: string;
}

/** An alert that the system committed. */
export interface Alert extends DeadlineName {
  readonly id: string;
  /** True time, and whose hand it was. */
  readonly at: number;
  readonly by: string;
  readonly kind: string;
  readonly stepAt: number;
  readonly due: number;
  readonly recipient: string;
  readonly overtaken: boolean;
}

/** A letter that reached a mailbox, whatever the sender came to know of it. */
export interface Letter {
  readonly at: number;
  readonly messageId: string;
}

/** The system says of a delivery how it stands. */
export interface DeliveryState {
  readonly at: number;
  readonly id: string;
  readonly alert: string;
  readonly state: string;
}

/** A worker process alive from one instant to another, its clock ahead of true time by `offset`. */
export interface Shift {
  readonly worker: string;
  readonly from: number;
  to: number;
  readonly offset: number;
}

/** Something struck: from the first instant to the second, nothing is expected of the system. */
export interface Disturbance {
  readonly from: number;
  readonly to: number;
}

export interface History {
  readonly begins: number;
  readonly entries: Entry[];
  readonly shown: Shown[];
  readonly alerts: Alert[];
  readonly letters: Letter[];
  readonly deliveries: DeliveryState[];
  readonly shifts: Shift[];
  readonly disturbances: Disturbance[];
}

export function newHistory(begins: number): History {
  return { begins, entries: [], shown: [], alerts: [], letters: [], deliveries: [], shifts: [], disturbances: [] };
}

/**
 * What a restored backup remembers: all until it was made, and nothing after. What lies between the making and the restoring has
 * become, for this history, a time in which there was no system. (What went out meanwhile went out: it belongs to the history before.)
 */
export function asOf(history: History, made: number, restored: number): History {
  const before = <T extends { readonly at: number }>(things: readonly T[]): T[] => things.filter(({ at }) => at <= made);
  return {
    begins: history.begins,
    entries: before(history.entries),
    shown: before(history.shown),
    alerts: before(history.alerts),
    letters: before(history.letters),
    deliveries: before(history.deliveries),
    shifts: history.shifts.filter(({ from }) => from <= made).map((shift) => ({ ...shift, to: Math.min(shift.to, made) })),
    disturbances: [...history.disturbances.filter(({ from }) => from <= made), { from: made, to: restored }],
  };
}
