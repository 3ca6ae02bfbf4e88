import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideRoom, decideVetting, isFor, lettersOf, nextSteps, standingOn } from './family.rules.js';
import { type FamilyTerms, type Vetting, VETTING_STEPS } from './family.vocabulary.js';

const TERMS: FamilyTerms = { places: 2, sex: 'any', ageFrom: 6, ageTo: 14 };
const step = (what: Vetting['step'], onDay: string, untilDay: string | null = null): Vetting => ({ step: what, onDay, untilDay, terms: what === 'vetted' ? TERMS : null });
const ASKED = step('asked', '2026-01-05');
const VETTED = step('vetted', '2026-02-01', '2026-07-31');
const TODAY = '2026-03-10';

describe('where a family stands on a day', () => {
  const way = [ASKED, VETTED, step('suspended', '2026-03-01'), step('vetted', '2026-03-05')];
  it.each([
    ['2026-01-04', undefined],
    ['2026-01-05', 'asked'],
    ['2026-01-31', 'asked'],
    ['2026-02-01', 'vetted'],
    ['2026-03-01', 'suspended'],
    ['2026-03-05', 'vetted'],
    ['2027-03-05', 'vetted'],
  ])('%s: %s', (day, state) => {
    expect(standingOn(way, day)?.state).toBe(state);
  });

  it.each([['2026-07-31', 'vetted', '2026-02-01'], ['2026-08-01', 'expired', '2026-07-31']])('with a last day, %s: %s', (day, state, since) => {
    expect(standingOn([ASKED, VETTED], day)).toEqual({ state, since, untilDay: '2026-07-31', terms: TERMS });
  });

  it('what it may take is told by the last vetting, also while it is suspended', () => {
    expect(standingOn(way, '2026-03-02')).toMatchObject({ state: 'suspended', terms: TERMS });
  });
});

describe('the next step of a vetting', () => {
  it.each([
    ['refused before it was asked', [], step('refused', TODAY), 'words', 'vetting-out-of-order'],
    ['vetted without terms', [ASKED], { ...VETTED, terms: null }, 'words', 'vetting-terms-required'],
    ['vetted by nobody', [ASKED], VETTED, undefined, 'words-required'],
    ['refused without a reason', [ASKED], step('refused', TODAY), undefined, 'words-required'],
    ['tomorrow', [ASKED], step('refused', '2026-03-11'), 'words', 'in-the-future'],
    ['before it was asked', [ASKED], step('refused', '2026-01-04'), 'words', 'before-previous-fact'],
    ['suspended while only asked', [ASKED], step('suspended', TODAY), 'words', 'vetting-out-of-order'],
    ['ages reversed', [ASKED], { ...VETTED, terms: { ...TERMS, ageFrom: 15 } }, 'words', 'place-ages-reversed'],
    ['over before it holds', [ASKED], { ...VETTED, untilDay: '2026-01-31' }, 'words', 'ends-before-start'],
  ] as const)('%s is refused', (_, before, next, words, code) => {
    expect(() => { decideVetting(before, next, words, TODAY); }).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['asked', [], ASKED], ['vetted on the day it was asked', [ASKED], step('vetted', '2026-01-05')], ['vetted anew, with other terms', [ASKED, VETTED], step('vetted', TODAY)],
    ['vetted after a suspension', [ASKED, VETTED, step('suspended', '2026-03-01')], step('vetted', TODAY)], ['asked again after it ended', [ASKED, VETTED, step('ended', '2026-03-01')], step('asked', TODAY)],
  ] as const)('%s', (_, before, next) => {
    expect(() => { decideVetting(before, next, 'words', TODAY); }).not.toThrow();
  });

  it('a family is never refused, suspended or ended without having been asked first, whatever is tried in whatever order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...VETTING_STEPS), { maxLength: 12 }), (tried) => {
      const way: Vetting[] = [];
      for (const one of tried) {
        const before = nextSteps(way).includes(one);
        try {
          decideVetting(way, step(one, TODAY), 'words', TODAY);
          way.push(step(one, TODAY));
          expect(before).toBe(true);
        } catch {
          expect(before).toBe(false);
        }
      }
      expect(way[0]?.step ?? 'asked').toBe('asked');
      way.forEach((one, index) => { if (one.step === 'suspended') expect(way[index - 1]?.step).toBe('vetted'); });
    }));
  });
});

describe('room for a child', () => {
  const vetted = standingOn([ASKED, VETTED], TODAY);
  const child = { sex: 'male', ageYears: 10 } as const;
  const verdict = (...[now, then, taken, who, emergency]: Parameters<typeof decideRoom>): string => {
    try {
      return decideRoom(now, then, taken, who, emergency) ? 'over' : 'room';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  it.each([
    ['a free place', vetted, vetted, 1, child, undefined, 'room'],
    ['the last place is taken', vetted, vetted, 2, child, undefined, 'family-full'],
    ['in an emergency', vetted, vetted, 2, child, 'nulle part ailleurs', 'over'],
    ['an emergency without need', vetted, vetted, 1, child, 'nulle part ailleurs', 'centre-not-full'],
    ['not vetted yet on the day of the admission', vetted, standingOn([ASKED, VETTED], '2026-01-31'), 0, child, undefined, 'family-not-vetted'],
    ['suspended since', standingOn([ASKED, VETTED, step('suspended', TODAY)], TODAY), vetted, 0, child, undefined, 'family-not-vetted'],
    ['not vetted, and no emergency changes that', standingOn([ASKED], TODAY), vetted, 0, child, 'nulle part ailleurs', 'family-not-vetted'],
    ['unknown', null, null, 0, child, undefined, 'family-not-vetted'],
    ['too old', vetted, vetted, 0, { ...child, ageYears: 15 }, undefined, 'family-not-for-child'],
    ['too old, in an emergency', vetted, vetted, 2, { ...child, ageYears: 15 }, 'nulle part ailleurs', 'family-not-for-child'],
    ['of an age that nobody knows', vetted, vetted, 0, { ...child, ageYears: null }, undefined, 'room'],
  ] as const)('%s: %s', (_, now, then, taken, who, emergency, expected) => {
    expect(verdict(now, then, taken, who, emergency)).toBe(expected);
  });

  it.each([
    ['female', 'female', true], ['female', 'male', false], ['female', 'unknown', false], ['any', 'unknown', true], ['any', 'female', true],
  ] as const)('a family vetted for %s, a child that is %s: %s', (sex, ofChild, fits) => {
    expect(isFor({ ...TERMS, sex }, { sex: ofChild, ageYears: 10 })).toBe(fits);
  });
});

it.each([['gao', 'GAO'], ['menaka', 'MEN'], ['san', 'SAN'], ['x', 'XXX']])('the letters of %s are %s', (region, letters) => {
  expect(lettersOf(region)).toBe(letters);
});
