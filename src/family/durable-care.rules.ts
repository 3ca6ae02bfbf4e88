import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { mustBeOut } from './family.rules.js';
import { mustKnowRelative } from './relative.rules.js';

/** @throws Refusal case-closed, already-in-custody, unknown-relative, met-required, before-previous-fact */
export function decidePreparation(standing: Standing, { at, relative, met }: { at: KnownTime; relative?: string | undefined; met: readonly string[] }, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (relative !== undefined) mustKnowRelative(standing.family, relative);
  if (met.length === 0) throw new Refusal('met-required', 'met');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

/**
 * Of the placement that runs: a discharge remains the one way in which a child leaves to a family.
 * @returns the placement
 * @throws Refusal case-closed, already-in-custody, not-in-reintegration, care-decided, before-previous-fact
 */
export function decideCare(standing: Standing, at: KnownTime): { placement: string } {
  mustBeOut(standing);
  const { placement, family } = standing;
  if (placement === null) throw new Refusal('not-in-reintegration');
  if (family.care !== null) throw new Refusal('care-decided');
  if (surelyBefore(at, placement.startedAt)) throw new Refusal('before-previous-fact', 'at');
  return { placement: placement.id };
}

/** @returns the decision that is reviewed @throws Refusal case-closed, already-in-custody, no-care-decided, before-previous-fact */
export function decideCareReview(standing: Standing, at: KnownTime): { care: string } {
  mustBeOut(standing);
  const { care } = standing.family;
  if (care === null) throw new Refusal('no-care-decided');
  if (surelyBefore(at, care.decidedAt)) throw new Refusal('before-previous-fact', 'at');
  return { care: care.id };
}
