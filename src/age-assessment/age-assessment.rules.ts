import type { AgeStepTaken, Standing } from '../cases/index.js';
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
  /** Completed years, the margin of the method included. */
  readonly low: number;
  readonly high: number;
  readonly professions: readonly string[];
}

/**
 * A conclusion says a range and not an age, by at least two people of different professions, from what was gathered before it.
 * @returns the assessment that it ends, and what it says
 * @throws Refusal case-closed, no-assessment-pending, handover-pending, no-evidence, ends-before-start, age-range-reversed,
 *   single-assessor, margin-ignored
 */
export function decideConclusion(standing: Standing, { at, low, high, professions }: Conclusion): { id: string; is: 'child' | 'adult' } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const { ageAssessment: open, handover } = standing;
  if (open === null || open.conclusion !== null) throw new Refusal('no-assessment-pending');
  if (handover !== null) throw new Refusal('handover-pending');
  if (open.steps.length === 0) throw new Refusal('no-evidence');
  if (surelyBefore(at, open.raisedAt) || open.steps.some((step) => surelyBefore(at, step.at))) throw new Refusal('ends-before-start', 'at');
  if (high < low) throw new Refusal('age-range-reversed', 'ageHigh');
  if (new Set(professions).size < 2) throw new Refusal('single-assessor', 'professions');
  if (low > lowestLeftOpen(open.steps)) throw new Refusal('margin-ignored', 'ageLow');
  return { id: open.id, is: childOrAdult(low) };
}

/**
 * Whoever may still be under age is a child: the benefit of the doubt (Committee on the Rights of the Child, General Comment No. 6, 2005,
 * paragraph 31 (i)).
 * @param low the least age that cannot be excluded, in completed years, margin included
 */
export function childOrAdult(low: number): 'child' | 'adult' {
  return low < MAJORITY ? 'child' : 'adult';
}

/** The least age, in completed years, that the examinations leave open once their margins are deducted; without one, nothing is set. */
export function lowestLeftOpen(steps: readonly Pick<AgeStepTaken, 'step' | 'range'>[]): number {
  return Math.min(
    ...steps.flatMap(({ step, range }) => (step.kind === 'examination' && range !== null ? [Math.max(0, Math.floor((range.low * 12 - step.marginMonths) / 12))] : [])),
  );
}
