import type { Standing } from '../cases/index.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** What ends with the child's death: a stay, or a placement. */
export interface EndsWithDeath {
  readonly stay: boolean;
  readonly placementId: string | null;
}

/**
 * A death is recorded once. In custody it is the custody that ends with it first: who held the child must answer for it.
 * @throws Refusal case-closed, death-in-custody, death-recorded, before-previous-fact (before the placement in which the child lived)
 */
export function decideDeath(standing: Standing, at: KnownTime): EndsWithDeath {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody !== null) throw new Refusal('death-in-custody');
  if (standing.death !== null) throw new Refusal('death-recorded');
  if (standing.placement !== null && endOf(at) < standing.placement.startedAt.at) throw new Refusal('before-previous-fact', 'at');
  return { stay: standing.stay !== null, placementId: standing.placement?.id ?? null };
}

/** @throws Refusal no-death-recorded, family-already-told */
export function decideFamilyTold(standing: Standing): string {
  const death = mustBeDead(standing);
  if (death.familyTold) throw new Refusal('family-already-told');
  return death.id;
}

/** @throws Refusal no-death-recorded, death-reviewed */
export function decideReview(standing: Standing): string {
  const death = mustBeDead(standing);
  if (death.reviewed) throw new Refusal('death-reviewed');
  return death.id;
}

/** @throws Refusal no-death-recorded */
export function decideWithdrawal(standing: Standing): string {
  return mustBeDead(standing).id;
}

function mustBeDead({ status, death }: Standing): NonNullable<Standing['death']> {
  if (status === 'closed') throw new Refusal('case-closed');
  if (death === null) throw new Refusal('no-death-recorded');
  return death;
}
