import type { Fact, Standing } from '../cases/index.js';
import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

type OpenStay = NonNullable<Standing['stay']>;
type OpenAbsence = NonNullable<Standing['absence']>;

/**
 * A child is found absent without leave. The stay goes on, and the place is kept.
 * @param lastReturn when the last absence from this stay ended
 * @throws Refusal case-closed, not-in-care, child-absent, absence-before-admission, before-previous-fact
 */
export function decideAbsence(standing: Standing, since: KnownTime, lastReturn: KnownTime | null): OpenStay {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (standing.absence !== null) throw new Refusal('child-absent');
  if (surelyBefore(since, standing.stay.admittedAt)) throw new Refusal('absence-before-admission', 'at');
  if (lastReturn !== null && surelyBefore(since, lastReturn)) throw new Refusal('before-previous-fact', 'at');
  return standing.stay;
}

/** @throws Refusal case-closed, child-not-absent, absence-end-before-start */
export function decideAbsenceEnd(standing: Standing, at: KnownTime): OpenAbsence {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.absence === null) throw new Refusal('child-not-absent');
  if (surelyBefore(at, standing.absence.since)) throw new Refusal('absence-end-before-start', 'at');
  return standing.absence;
}

/** When the last absence from this stay ended, as far as that is known; null: the child was never absent from it. */
export function lastReturn(facts: readonly Fact[], stayId: string): KnownTime | null {
  return facts.reduce<KnownTime | null>((last, fact) => {
    if (fact.kind !== 'absence.ended' || fact.stayId !== stayId || fact.at === null || fact.precision === null) return last;
    const time = { at: fact.at, precision: fact.precision };
    return last === null || endOf(time) > endOf(last) ? time : last;
  }, null);
}
