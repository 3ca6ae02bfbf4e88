import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

/** Below it one is a child (Convention on the Rights of the Child, article 1). In completed years. */
const MAJORITY = 18;

/** @param identifiedAt when the child was first met: nobody doubted their age before
 *  @throws Refusal case-closed, assessment-pending, before-previous-fact */
export function decideRaise(standing: Standing, at: KnownTime, identifiedAt: KnownTime): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.ageAssessment !== null && standing.ageAssessment.conclusion === null) throw new Refusal('assessment-pending');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

export interface Conclusion {
  readonly at: KnownTime;
  readonly conclusion: 'child' | 'adult';
  /** Completed years, the margin of the method included. */
  readonly low: number;
  readonly high: number;
  readonly professions: readonly string[];
}

/**
 * A conclusion says a range and not an age, by at least two people of different professions; whoever may still be under age is a child
 * (Committee on the Rights of the Child, General Comment No. 6, 2005, paragraph 31 (i)).
 * @returns the assessment that it ends
 * @throws Refusal case-closed, no-assessment-pending, handover-pending, ends-before-start, age-range-reversed, single-assessor,
 *   benefit-of-doubt, conclusion-beside-range
 */
export function decideConclusion(standing: Standing, { at, conclusion, low, high, professions }: Conclusion): { id: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const { ageAssessment: open, handover } = standing;
  if (open === null || open.conclusion !== null) throw new Refusal('no-assessment-pending');
  if (handover !== null) throw new Refusal('handover-pending');
  if (surelyBefore(at, open.raisedAt)) throw new Refusal('ends-before-start', 'at');
  if (high < low) throw new Refusal('age-range-reversed', 'ageHigh');
  if (new Set(professions).size < 2) throw new Refusal('single-assessor', 'professions');
  if (conclusion === 'adult' && low < MAJORITY) throw new Refusal('benefit-of-doubt', 'conclusion');
  if (conclusion === 'child' && low >= MAJORITY) throw new Refusal('conclusion-beside-range', 'conclusion');
  return { id: open.id };
}
