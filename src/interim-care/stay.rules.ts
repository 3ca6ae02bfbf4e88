import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

type OpenStay = NonNullable<Standing['stay']>;

/** @throws Refusal case-closed, not-ready-for-admission (still held, before a court, dead), already-in-care, before-previous-fact, centre-required, family-required (neither the family nor, from a register, its region) */
export function decideAdmission(standing: Standing, input: { at: KnownTime; kind: 'centre' | 'foster-family'; centre?: string | undefined; region?: string | undefined; family?: string | undefined }): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody !== null) throw new Refusal('not-ready-for-admission');
  if (standing.status === 'deceased' || standing.status === 'before-court') throw new Refusal('not-ready-for-admission');
  if (standing.stay !== null) throw new Refusal('already-in-care');
  if (input.kind === 'centre' && input.centre === undefined) throw new Refusal('centre-required', 'centre');
  if (input.kind === 'foster-family' && input.family === undefined && input.region === undefined) throw new Refusal('family-required', 'family');
  if (standing.since !== null && surelyBefore(input.at, standing.since)) throw new Refusal('before-previous-fact', 'at');
}

/**
 * A child who is absent leaves as one who is absent, or dead; whoever came back, or was found, is first recorded as such.
 * @param category of the destination
 * @throws Refusal not-in-care, discharge-before-admission, child-absent, absence-end-before-start, before-previous-fact (a transfer was proposed since)
 */
export function decideDischarge(standing: Standing, at: KnownTime, category: string | null): OpenStay {
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (surelyBefore(at, standing.stay.admittedAt)) throw new Refusal('discharge-before-admission', 'at');
  if (standing.absence !== null && category !== 'absence' && category !== 'death') throw new Refusal('child-absent', 'destination');
  if (standing.absence !== null && surelyBefore(at, standing.absence.since)) throw new Refusal('absence-end-before-start', 'at');
  if (standing.transfer !== null && surelyBefore(at, standing.transfer.proposedAt)) throw new Refusal('before-previous-fact', 'at');
  return standing.stay;
}

/**
 * Interim care is to be as short as possible: a stay that continues needs a reason at every review.
 * @param stayId the stay at the time of the review, also one that has ended since
 * @throws Refusal case-closed, not-in-care (now), before-previous-fact (then), stay-reason-required
 */
export function decideReview(standing: Standing, { outcome, reason }: { outcome: 'continues' | 'leave-planned'; reason: string | undefined }, stayId: string | null): { stayId: string; reason: string | null } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (stayId === null) throw new Refusal('before-previous-fact', 'at');
  if (outcome === 'leave-planned') return { stayId, reason: null };
  if (reason === undefined) throw new Refusal('stay-reason-required', 'reason');
  return { stayId, reason };
}

/** @throws Refusal case-closed, not-in-care, not-over-places */
export function decideOverPlacesAnswer(standing: Standing): OpenStay {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (!standing.stay.overPlaces) throw new Refusal('not-over-places');
  return standing.stay;
}

/**
 * Whoever takes the child in: a relative on the file whose link is verified, or of whom the last best-interests assessment says why it need not be.
 * @param placed whether the child leaves to live with somebody
 * @throws Refusal unknown-relative, relative-not-verified, no-placement
 */
export function mustReceive({ relatives, assessments }: Standing['family'], id: string, placed: boolean): void {
  const relative = relatives.find((one) => one.id === id);
  if (relative === undefined) throw new Refusal('unknown-relative', 'relative');
  if (!placed) throw new Refusal('no-placement', 'relative');
  const assessed = assessments.at(-1);
  const excepted = assessed?.relativeId === id && assessed.unverifiedReason !== null;
  if (relative.verified !== true && !excepted) throw new Refusal('relative-not-verified', 'relative');
}
