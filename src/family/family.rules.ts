import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/**
 * The family may be looked for from the first day, in interim care or not.
 * @throws Refusal case-closed, already-in-custody (who is held is not looked for in families' houses), before-previous-fact
 */
export function decideTracing(standing: Standing, at: KnownTime, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

/** @throws Refusal case-closed, already-in-custody, decision-pending, before-previous-fact */
export function decideRequest(standing: Standing, at: KnownTime, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (standing.reunification !== null) throw new Refusal('decision-pending');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

/**
 * A decision that is put off is asked for again from that instant: no postponement without an end. Any other rests on the last
 * best-interests assessment before it; one in favour on a link that is verified, or on the reason why it need not be.
 * @returns the decision asked for, and the assessment it rests on
 * @throws Refusal case-closed, already-in-custody, no-decision-pending, ends-before-start, no-best-interests, relative-not-verified
 */
export function decideDecision(standing: Standing, at: KnownTime, decision: 'in-favour' | 'against' | 'postponed'): { id: string; askedAgain: boolean; assessment: string | null } {
  mustBeOut(standing);
  if (standing.reunification === null) throw new Refusal('no-decision-pending');
  if (surelyBefore(at, standing.reunification.askedAt)) throw new Refusal('ends-before-start', 'at');
  const { id } = standing.reunification;
  const assessment = standing.family.assessments.findLast((one) => !surelyBefore(at, one.at));
  if (decision === 'postponed') return { id, askedAgain: true, assessment: assessment?.id ?? null };
  if (assessment === undefined) throw new Refusal('no-best-interests');
  const verified = standing.family.relatives.some((relative) => relative.id === assessment.relativeId && relative.verified === true);
  if (decision === 'in-favour' && !verified && assessment.unverifiedReason === null) throw new Refusal('relative-not-verified', 'decision');
  return { id, askedAgain: false, assessment: assessment.id };
}

/** @throws Refusal case-closed, already-in-custody */
export function mustBeOut(standing: Standing): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody !== null) throw new Refusal('already-in-custody');
}
