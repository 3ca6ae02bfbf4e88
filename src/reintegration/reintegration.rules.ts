import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** Services are given in interim care or in reintegration. @throws Refusal case-closed, not-in-care, before-previous-fact */
export function decideService(standing: Standing, at: KnownTime | undefined): { stayId: string | null } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null && standing.placement === null) throw new Refusal('not-in-care');
  if (at !== undefined && standing.stay !== null && surelyBefore(at, standing.stay.admittedAt)) throw new Refusal('before-previous-fact', 'at');
  return { stayId: standing.stay?.id ?? null };
}

/**
 * A plan is agreed with the child; where the child does not agree, the words of the child stand beside it (Convention on the Rights of
 * the Child, article 12).
 * @param stayId the stay during which it was agreed
 * @throws Refusal case-closed, not-in-care, before-previous-fact, why-not-required
 */
export function decidePlan(standing: Standing, plan: { at: KnownTime; childAgreed: boolean; whyNot: string | undefined }, stayId: string | null): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null && standing.placement === null) throw new Refusal('not-in-care');
  const since = standing.stay?.admittedAt ?? standing.placement?.startedAt;
  if (stayId === null && since !== undefined && surelyBefore(plan.at, since)) throw new Refusal('before-previous-fact', 'at');
  if (!plan.childAgreed && plan.whyNot === undefined) throw new Refusal('why-not-required', 'whyNot');
}

/** @throws Refusal case-closed, not-in-reintegration, before-previous-fact */
export function decideVisit(standing: Standing, at: KnownTime): { placementId: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.placement === null) throw new Refusal('not-in-reintegration');
  if (surelyBefore(at, standing.placement.startedAt)) throw new Refusal('before-previous-fact', 'at');
  return { placementId: standing.placement.id };
}
