import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

type OpenCustody = NonNullable<Standing['custody']>;
type OpenOffer = NonNullable<Standing['handover']>;

/** @throws Refusal case-closed, not-in-custody, handover-pending, handover-before-capture */
export function decideOffer(standing: Standing, at: KnownTime): OpenCustody {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody === null) throw new Refusal('not-in-custody');
  if (standing.handover !== null) throw new Refusal('handover-pending');
  if (surelyBefore(at, standing.custody.startedAt)) throw new Refusal('handover-before-capture', 'at');
  return standing.custody;
}

/**
 * The answer of the centre that was asked, or of an officer of its region or of the Ministry on its behalf.
 * @param centreOfActor null for those who belong to no centre
 * @throws Refusal no-handover-pending, handover-elsewhere, before-previous-fact
 */
export function decideAnswer(standing: Standing, at: KnownTime, centreOfActor: string | null): { custody: OpenCustody; offer: OpenOffer } {
  if (standing.custody === null || standing.handover === null) throw new Refusal('no-handover-pending');
  if (centreOfActor !== null && standing.handover.centre !== centreOfActor) throw new Refusal('handover-elsewhere');
  if (surelyBefore(at, standing.handover.offeredAt)) throw new Refusal('before-previous-fact', 'at');
  return { custody: standing.custody, offer: standing.handover };
}
