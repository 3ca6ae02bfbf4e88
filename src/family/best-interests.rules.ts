import { BEST_INTERESTS, type BestInterestsPart, type Standing } from '../cases/index.rules.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { mustBeOut } from './family.rules.js';
import { mustKnowRelative } from './relative.rules.js';

/** What is said in words, part by part: sealed as one text. */
export type BestInterestsWords = { readonly [part in BestInterestsPart | 'unverified']?: string };

export interface AssessmentMade {
  readonly at: KnownTime;
  readonly relative?: string | undefined;
  readonly unverifiedReason?: string | undefined;
  readonly unverifiedRemark?: string | undefined;
}

/** @throws Refusal case-closed, already-in-custody, unknown-relative, before-previous-fact, words-required with a reason without words */
export function decideAssessment(standing: Standing, { at, relative, unverifiedReason, unverifiedRemark }: AssessmentMade, identifiedAt: KnownTime): void {
  mustBeOut(standing);
  if (relative !== undefined) mustKnowRelative(standing.family, relative);
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
  if (unverifiedReason !== undefined && unverifiedRemark === undefined) throw new Refusal('words-required', 'unverifiedRemark');
}

export function wordsOfAssessment(said: { readonly [part in `${BestInterestsPart | 'unverified'}Remark`]?: string | undefined }): BestInterestsWords {
  return Object.fromEntries([...BEST_INTERESTS, 'unverified' as const].flatMap((part) => {
    const words = said[`${part}Remark`];
    return words === undefined ? [] : [[part, words]];
  }));
}
