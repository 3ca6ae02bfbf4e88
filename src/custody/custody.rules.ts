import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

type OpenCustody = NonNullable<Standing['custody']>;

/** @throws Refusal case-closed, not-in-custody */
export function mustBeHeld(standing: Standing): OpenCustody {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody === null) throw new Refusal('not-in-custody');
  return standing.custody;
}

/**
 * A transfer between authorities neither stops nor restarts the clock (2013 Protocol: the limit runs from deprivation of liberty).
 * @throws Refusal handover-pending while a centre is being asked; before-previous-fact when it is surely before the last spell began
 */
export function decideTransfer(standing: Standing, at: KnownTime): OpenCustody {
  const custody = mustBeHeld(standing);
  if (standing.handover !== null) throw new Refusal('handover-pending');
  if (surelyBefore(at, custody.lastSpellAt)) throw new Refusal('before-previous-fact', 'at');
  return custody;
}

/** Said by child protection alone: what the holding unit declares is an observation, and stops no clock. @throws Refusal ends-before-start */
export function decideRelease(standing: Standing, at: KnownTime): OpenCustody {
  const custody = mustBeHeld(standing);
  if (surelyBefore(at, custody.lastSpellAt)) throw new Refusal('ends-before-start', 'at');
  return custody;
}

/** A unit belongs to its authority. @throws Refusal unknown-code on unitId */
export function mustBelong(authorityOfUnit: string | undefined, authority: string): void {
  if (authorityOfUnit !== undefined && authorityOfUnit !== authority) throw new Refusal('unknown-code', 'unitId');
}
