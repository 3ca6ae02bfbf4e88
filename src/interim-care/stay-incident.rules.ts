import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Severity } from './stay-life.vocabulary.js';

type OpenStay = NonNullable<Standing['stay']>;

/** What is told at once and must be followed up: of high severity, or of a kind that always is (its category in the list of kinds). */
export function isGrave(severity: Severity, category: string | null): boolean {
  return severity === 'high' || category === 'grave';
}

/** @throws Refusal case-closed, not-in-care, before-previous-fact (before the admission) */
export function decideIncident(standing: Standing, at: KnownTime): OpenStay {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (surelyBefore(at, standing.stay.admittedAt)) throw new Refusal('before-previous-fact', 'at');
  return standing.stay;
}

/** Another child concerned lives in the same place. @throws Refusal not-same-place, before-previous-fact */
export function mustLiveThere(other: Standing, place: Pick<OpenStay, 'centre' | 'family'>, at: KnownTime): OpenStay {
  const { stay } = other;
  if (stay === null || stay.centre !== place.centre || stay.family !== place.family) throw new Refusal('not-same-place', 'others');
  if (surelyBefore(at, stay.admittedAt)) throw new Refusal('before-previous-fact', 'at');
  return stay;
}

/** @throws Refusal case-closed, no-follow-up-open, before-previous-fact */
export function decideIncidentFollowUp(standing: Standing, id: string, at: KnownTime): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const incident = standing.incidents.find((one) => one.id === id);
  if (incident === undefined) throw new Refusal('no-follow-up-open');
  if (surelyBefore(at, incident.happenedAt)) throw new Refusal('before-previous-fact', 'at');
}
