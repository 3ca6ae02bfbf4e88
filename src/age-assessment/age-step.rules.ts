import type { AgeRange, AgeStep, Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

export interface StepTaken {
  readonly at: KnownTime;
  readonly step: AgeStep;
  readonly range: AgeRange | null;
}

/**
 * From the least invasive to the last resort: a medical method only after another step, and with the informed consent given before it
 * (Committee on the Rights of the Child, General Comment No. 6, 2005, paragraph 31 (i); the order of steps is a programme standard, to be confirmed by the Ministry).
 * A document that comes after the conclusion opens the doubt again: what it says was not known when the age was concluded.
 * @returns the assessment that the step belongs to; none for a document that raises a doubt of its own
 * @throws Refusal case-closed, no-assessment-pending, handover-pending, before-previous-fact, age-range-reversed, single-assessor,
 *   least-invasive-first, examination-without-consent
 */
export function decideStep(standing: Standing, { at, step, range }: StepTaken): { id: string | null } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  const { ageAssessment: open, handover } = standing;
  if (open === null) throw new Refusal('no-assessment-pending');
  const again = open.conclusion !== null;
  if (again && (step.kind !== 'document' || standing.status === 'deceased')) throw new Refusal('no-assessment-pending');
  if (handover !== null) throw new Refusal('handover-pending');
  if (surelyBefore(at, open.conclusion?.at ?? open.raisedAt)) throw new Refusal('before-previous-fact', 'at');
  if (range !== null && range.high < range.low) throw new Refusal('age-range-reversed', 'ageHigh');
  if (step.kind === 'assessment' && new Set(step.professions).size < 2) throw new Refusal('single-assessor', 'professions');
  if (step.kind === 'examination') {
    if (!open.steps.some((other) => other.step.kind !== 'examination' && !surelyBefore(at, other.at))) throw new Refusal('least-invasive-first');
    if (surelyBefore(at, step.consent.at)) throw new Refusal('examination-without-consent', 'consentAt');
  }
  return { id: again ? null : open.id };
}

/** What was said of an age: both ends or neither. @throws Refusal age-range-incomplete */
export function readRange(low: number | undefined, high: number | undefined): AgeRange | null {
  if (low === undefined && high === undefined) return null;
  if (low === undefined || high === undefined) throw new Refusal('age-range-incomplete', low === undefined ? 'ageLow' : 'ageHigh');
  return { low, high };
}

/** Who consented, when, in which language: each is needed, before anybody examines. @throws Refusal examination-without-consent */
export function mustConsent<T>(given: T | undefined, field: 'consentBy' | 'consentAt' | 'consentLanguage'): T {
  if (given === undefined) throw new Refusal('examination-without-consent', field);
  return given;
}
