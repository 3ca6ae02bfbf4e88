import { Refusal } from '../platform/refusal/index.js';
import type { FamilyStanding, FamilyTerms, Vetting, VettingStep } from './family.vocabulary.js';

/** What may follow what; a family begins by being asked. */
const AFTER: Readonly<Record<VettingStep, readonly VettingStep[]>> = {
  asked: ['vetted', 'refused', 'ended'],
  vetted: ['vetted', 'suspended', 'ended'],
  suspended: ['vetted', 'ended'],
  refused: ['asked'],
  ended: ['asked'],
};

/** A child as far as a family's terms depend on it; the age is the one that the file gives. */
interface Child {
  readonly sex: 'female' | 'male' | 'unknown';
  readonly ageYears: number | null;
}

/** @returns what may be recorded next */
export function nextSteps(vettings: readonly Vetting[]): readonly VettingStep[] {
  const last = vettings.at(-1);
  return last === undefined ? ['asked'] : AFTER[last.step];
}

/**
 * How a family stood on a day.
 * @param vettings all steps, in the order in which they hold
 * @returns null before the first step
 */
export function standingOn(vettings: readonly Vetting[], day: string): FamilyStanding | null {
  const until = vettings.filter(({ onDay }) => onDay <= day);
  const last = until.at(-1);
  if (last === undefined) return null;
  const terms = until.findLast((one) => one.terms !== null)?.terms ?? null;
  if (last.step !== 'vetted' || last.untilDay === null || day <= last.untilDay) return { state: last.step, since: last.onDay, untilDay: last.untilDay, terms };
  return { state: 'expired', since: last.untilDay, untilDay: last.untilDay, terms };
}

/**
 * @param words who vetted the family, or why it is refused, suspended or leaves
 * @throws Refusal in-the-future, before-previous-fact, vetting-out-of-order, words-required, vetting-terms-required, place-ages-reversed, ends-before-start
 */
export function decideVetting(vettings: readonly Vetting[], next: Vetting, words: string | undefined, today: string): void {
  const last = vettings.at(-1);
  if (next.onDay > today) throw new Refusal('in-the-future', 'onDay');
  if (last !== undefined && next.onDay < last.onDay) throw new Refusal('before-previous-fact', 'onDay');
  if (!nextSteps(vettings).includes(next.step)) throw new Refusal('vetting-out-of-order', 'step');
  if (next.step !== 'asked' && words === undefined) throw new Refusal('words-required', 'words');
  if (next.step !== 'vetted') return;
  if (next.terms === null) throw new Refusal('vetting-terms-required', 'places');
  if (next.terms.ageTo < next.terms.ageFrom) throw new Refusal('place-ages-reversed', 'ageTo');
  if (next.untilDay !== null && next.untilDay < next.onDay) throw new Refusal('ends-before-start', 'until');
}

/** Whether the family was vetted for a child like this. One whose sex is not known fits where any is taken; an age that is not known is no hindrance. */
export function isFor(terms: FamilyTerms, { sex, ageYears }: Child): boolean {
  return (terms.sex === 'any' || terms.sex === sex) && (ageYears === null || (terms.ageFrom <= ageYears && ageYears <= terms.ageTo));
}

/**
 * Vetting protects the child, so no emergency sets it aside; only that all places are taken may be, with a reason, as in a centre (docs/adr/0031).
 * @param then how the family stood on the day of the admission, which may be told late
 * @param taken children who live there now
 * @returns whether the family is over its places with this child
 * @throws Refusal family-not-vetted, family-not-for-child, family-full (without a reason), centre-not-full (a reason for which there is no need)
 */
export function decideRoom(now: FamilyStanding | null, then: FamilyStanding | null, taken: number, child: Child, emergency: string | undefined): boolean {
  if (now?.state !== 'vetted' || then?.state !== 'vetted' || now.terms === null) throw new Refusal('family-not-vetted', 'family');
  if (!isFor(now.terms, child)) throw new Refusal('family-not-for-child', 'family');
  const full = taken >= now.terms.places;
  if (full && emergency === undefined) throw new Refusal('family-full', 'emergency');
  if (!full && emergency !== undefined) throw new Refusal('centre-not-full', 'emergency');
  return full;
}

/** Three letters of the region, for the family's code: 'gao' is GAO, 'menaka' is MEN. */
export function lettersOf(region: string): string {
  return region.replaceAll(/[^a-z]/gi, '').slice(0, 3).toUpperCase().padEnd(3, 'X');
}
