import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Following } from './stay-life.vocabulary.js';

/** What is said to a nurse or a psychologist is for them and those they name; what an educator writes is for whoever reads the file. */
export function isConfidential(profession: Following): boolean {
  return profession !== 'educator';
}

/** @throws Refusal case-closed, not-in-care, before-previous-fact, readers-without-words (nothing to be read, or by everybody anyway) */
export function decideSession(standing: Standing, at: KnownTime, said: { profession: Following; words?: string; readers: readonly string[] }): { stayId: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  if (surelyBefore(at, standing.stay.admittedAt)) throw new Refusal('before-previous-fact', 'at');
  if (said.readers.length > 0 && (said.words === undefined || !isConfidential(said.profession))) throw new Refusal('readers-without-words', 'readers');
  return { stayId: standing.stay.id };
}
