import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { AgeStepTaken, Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { childOrAdult, type Conclusion, decideConclusion, decideRaise, lowestLeftOpen } from './age-assessment.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const raisedAt = time('2026-03-10T08:00:00.000Z');
const concluded = { is: 'child', low: 15, high: 17, at: time('2026-03-12') } as const;
const heard: AgeStepTaken = { step: { kind: 'interview' }, at: time('2026-03-10'), range: null };
const examined = (low: number, marginMonths: number): AgeStepTaken => ({
  step: { kind: 'examination', method: 'wrist-x-ray', marginMonths, consent: { by: 'child', at: time('2026-03-10'), language: 'songhay' } }, at: time('2026-03-11'), range: { low, high: low + 2 },
});
const standing = (change: Partial<Standing>): Standing => ({ ...NOBODY, status: 'in-interim-care', ...change });
const doubted = (change: Partial<Standing> = {}): Standing => standing({ ageAssessment: { id: 'a', raisedAt, steps: [heard], conclusion: null, untold: [] }, ...change });

describe('to doubt an age', () => {
  const raise = (given: Standing, at: string): void => { decideRaise(given, time(at), time('2026-03-09')); };

  it.each<[string, Standing, string]>([
    ['for the first time', standing({}), '2026-03-10'],
    ['on the day the child was met', standing({}), '2026-03-09T06:00:00.000Z'],
    ['in a month that may be later', standing({}), '2026-03'],
    ['again, after a conclusion: a new document', standing({ ageAssessment: { id: 'a', raisedAt, steps: [heard], conclusion: concluded, untold: [] } }), '2026-04-01'],
    ['while held', standing({ status: 'in-custody' }), '2026-03-10'],
  ])('%s', (_, given, at) => {
    expect(() => { raise(given, at); }).not.toThrow();
  });

  it.each<[string, Standing, string, string]>([
    ['twice at once', doubted(), '2026-03-11', 'assessment-pending'],
    ['before anybody met the child', standing({}), '2026-03-08', 'before-previous-fact'],
    ['in a closed file', standing({ status: 'closed' }), '2026-03-11', 'case-closed'],
  ])('%s', (_, given, at, code) => {
    expect(() => { raise(given, at); }).toThrow(expect.objectContaining({ code }));
  });
});

describe('to conclude on an age', () => {
  const said: Conclusion = { at: time('2026-03-12'), low: 15, high: 17, professions: ['psychologist', 'health-worker'] };
  const conclude = (change: Partial<Conclusion>, given = doubted()): { id: string; is: 'child' | 'adult' } => decideConclusion(given, { ...said, ...change });
  const after = (...steps: AgeStepTaken[]): Standing => standing({ ageAssessment: { id: 'a', raisedAt, steps, conclusion: null, untold: [] } });

  it.each<[string, Partial<Conclusion>, 'child' | 'adult']>([
    ['a child', {}, 'child'],
    ['to the year', { low: 16, high: 16 }, 'child'],
    ['perhaps of age, perhaps not: a child', { low: 17, high: 21 }, 'child'],
    ['surely of age', { low: 18, high: 20 }, 'adult'],
    ['by three people, two of one profession', { professions: ['psychologist', 'psychologist', 'lawyer'] }, 'child'],
    ['on the day of the doubt, hour unknown', { at: time('2026-03-10') }, 'child'],
  ])('%s', (_, change, is) => {
    expect(conclude(change)).toEqual({ id: 'a', is });
  });

  it.each<[string, Partial<Conclusion>, string, string?]>([
    ['by one person', { professions: ['psychologist'] }, 'single-assessor', 'professions'],
    ['by two of one profession', { professions: ['psychologist', 'psychologist'] }, 'single-assessor', 'professions'],
    ['a range the wrong way round', { low: 17, high: 15 }, 'age-range-reversed', 'ageHigh'],
    ['before anybody doubted', { at: time('2026-03-09') }, 'ends-before-start', 'at'],
  ])('%s is refused', (_, change, code, field) => {
    expect(() => conclude(change)).toThrow(expect.objectContaining({ code, field }));
  });

  it.each<[string, Standing, string]>([
    ['nobody doubted', standing({}), 'no-assessment-pending'],
    ['concluded already', standing({ ageAssessment: { id: 'a', raisedAt, steps: [heard], conclusion: concluded, untold: [] } }), 'no-assessment-pending'],
    ['nothing was gathered', after(), 'no-evidence'],
    ['before the step that it rests on', after({ ...heard, at: time('2026-03-13') }), 'ends-before-start'],
    ['a centre is being asked, and sees the custody only', doubted({ handover: { id: 'h', centre: 'gao', offeredAt: raisedAt } }), 'handover-pending'],
    ['closed', doubted({ status: 'closed' }), 'case-closed'],
  ])('%s', (_, given, code) => {
    expect(() => conclude({}, given)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[string, number, number, number]>([
    ['19 years, two years to each side', 19, 24, 17],
    ['19 years, one month: not surely 19', 19, 1, 18],
    ['20 years, two years to the day', 20, 24, 18],
    ['one year, margin of three', 1, 36, 0],
  ])('an examination leaves open: %s', (_, low, margin, open) => {
    expect(lowestLeftOpen([heard, examined(low, margin)])).toBe(open);
    expect(conclude({ low: open, high: 30 }, after(heard, examined(low, margin)))).toEqual({ id: 'a', is: open < 18 ? 'child' : 'adult' });
    expect(() => conclude({ low: open + 1, high: 30 }, after(heard, examined(low, margin)))).toThrow(expect.objectContaining({ code: 'margin-ignored', field: 'ageLow' }));
  });

  it('of two examinations, the one that leaves more open holds; without one, no margin binds', () => {
    expect(lowestLeftOpen([examined(20, 24), examined(19, 24)])).toBe(17);
    expect(lowestLeftOpen([heard])).toBe(Number.POSITIVE_INFINITY);
  });

  it('whoever may be under 18 by what was said or by what a margin leaves open is never concluded to be an adult', () => {
    const years = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(years, years, years, fc.integer({ min: 1, max: 120 }), (low, high, examinedLow, margin) => {
        const steps = [heard, examined(examinedLow, margin)];
        let is: string | undefined;
        try {
          ({ is } = conclude({ low, high }, after(...steps)));
        } catch {
          is = undefined;
        }
        const left = Math.max(0, Math.floor((examinedLow * 12 - margin) / 12));
        expect(is).toBe(low > high || low > left ? undefined : low < 18 ? 'child' : 'adult');
        if (is === 'adult') expect(examinedLow * 12 - margin).toBeGreaterThanOrEqual(18 * 12);
      }),
    );
  });

  it.each([[0, 'child'], [17, 'child'], [18, 'adult'], [40, 'adult']])('at least %i: %s', (low, is) => {
    expect(childOrAdult(low)).toBe(is);
  });
});
