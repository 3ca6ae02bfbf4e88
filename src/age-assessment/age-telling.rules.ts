import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/**
 * The child learns what was concluded, in a language that the child understands, and may say no to it (Convention on the Rights of the Child,
 * article 12; Committee on the Rights of the Child, General Comment No. 6, 2005, paragraph 25).
 * @returns the conclusions that the child is told of: the last one, and with it any before that nobody told
 * @throws Refusal case-closed, nothing-to-tell, handover-pending, before-previous-fact
 */
export function decideTelling(standing: Standing, at: KnownTime): readonly [string, ...string[]] {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const [last, ...before] = standing.ageAssessment?.untold ?? [];
  if (last === undefined || standing.status === 'deceased') throw new Refusal('nothing-to-tell');
  if (standing.handover !== null) throw new Refusal('handover-pending');
  if (surelyBefore(at, last.concludedAt)) throw new Refusal('before-previous-fact', 'at');
  return [last.id, ...before.map(({ id }) => id)];
}

/** Who says no is in doubt again at once; where a doubt is open already, it takes the contest up. */
export function reopens(standing: Standing, answer: 'accepts' | 'contests' | 'no-answer'): boolean {
  return answer === 'contests' && standing.ageAssessment !== null && standing.ageAssessment.conclusion !== null;
}
