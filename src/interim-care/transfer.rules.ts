import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

type OpenStay = NonNullable<Standing['stay']>;
type OpenTransfer = NonNullable<Standing['transfer']>;

/**
 * The centre in which a child is proposes another one.
 * @param centreOfActor null for officers
 * @throws Refusal case-closed, not-in-care, transfer-of-centres-alone, transfer-elsewhere, child-absent, transfer-pending, transfer-same-centre, planned-in-the-past
 */
export function decideTransfer(standing: Standing, { to, plannedDay }: { to: string; plannedDay: string }, { today, centreOfActor }: { today: string; centreOfActor: string | null }): OpenStay & { readonly centre: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  const { centre } = standing.stay;
  if (centre === null) throw new Refusal('transfer-of-centres-alone');
  if (centreOfActor !== null && centreOfActor !== centre) throw new Refusal('transfer-elsewhere');
  if (standing.absence !== null) throw new Refusal('child-absent');
  if (standing.transfer !== null) throw new Refusal('transfer-pending');
  if (to === centre) throw new Refusal('transfer-same-centre', 'to');
  if (plannedDay < today) throw new Refusal('planned-in-the-past', 'plannedDay');
  return { ...standing.stay, centre };
}

/**
 * The answer of the centre that is asked, and of nobody else.
 * @param at when the child is taken over; null: refused, the child stays
 * @throws Refusal no-transfer-pending, transfer-elsewhere, child-absent, before-previous-fact
 */
export function decideTransferAnswer(standing: Standing, at: KnownTime | null, centreOfActor: string | null): { stay: OpenStay; transfer: OpenTransfer } {
  const { stay, transfer } = standing;
  if (stay === null || transfer === null) throw new Refusal('no-transfer-pending');
  if (transfer.to !== centreOfActor) throw new Refusal('transfer-elsewhere');
  if (at === null) return { stay, transfer };
  if (standing.absence !== null) throw new Refusal('child-absent');
  if (surelyBefore(at, transfer.proposedAt)) throw new Refusal('before-previous-fact', 'at');
  return { stay, transfer };
}
