import { addDuration } from '../deadlines/index.rules.js';

/**
 * An acknowledgement says what is being done. If the fact does not come within the rule's time, those at the step reached are told again,
 * and again after each such time, until it comes. Counted from the first acknowledgement: another one puts nothing off.
 */
export interface Renewal {
  /** Whether it is due at `now`. */
  readonly due: boolean;
  /** The instant for which it is told: of several missed while the system was down, the last. */
  readonly at: Date;
  /** The next one, after `now`. */
  readonly next: Date;
}

/**
 * @param pending the instant of the next renewal; null: nobody has acknowledged
 * @param every an ISO duration
 */
export function renewalAt(pending: Date | null, every: string, now: Date): Renewal | undefined {
  if (pending === null) return undefined;
  let at = pending;
  let next = pending;
  while (next <= now) {
    at = next;
    next = addDuration(next, every);
  }
  return { due: pending <= now, at, next };
}
