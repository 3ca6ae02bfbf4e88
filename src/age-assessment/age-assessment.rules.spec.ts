import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { type Conclusion, decideConclusion, decideRaise } from './age-assessment.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const raisedAt = time('2026-03-10T08:00:00.000Z');
const concluded = { is: 'child', low: 15, high: 17, at: time('2026-03-12') } as const;
const standing = (change: Partial<Standing>): Standing => ({
  status: 'in-interim-care', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null,
  handover: null, stay: null, placement: null, ageAssessment: null, everHeld: false, followUps: [], reunification: null, closure: null, lastFactAt: null, ...change,
});
const doubted = (change: Partial<Standing> = {}): Standing => standing({ ageAssessment: { id: 'a', raisedAt, conclusion: null }, ...change });

describe('to doubt an age', () => {
  const raise = (given: Standing, at: string): void => { decideRaise(given, time(at), time('2026-03-09')); };

  it.each<[string, Standing, string]>([
    ['for the first time', standing({}), '2026-03-10'],
    ['on the day the child was met', standing({}), '2026-03-09T06:00:00.000Z'],
    ['in a month that may be later', standing({}), '2026-03'],
    ['again, after a conclusion: a new document', standing({ ageAssessment: { id: 'a', raisedAt, conclusion: concluded } }), '2026-04-01'],
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
  const said: Conclusion = { at: time('2026-03-12'), conclusion: 'child', low: 15, high: 17, professions: ['psychologist', 'health-worker'] };
  const conclude = (change: Partial<Conclusion>, given = doubted()): unknown => decideConclusion(given, { ...said, ...change });

  it.each<[string, Partial<Conclusion>]>([
    ['a child', {}],
    ['to the year', { low: 16, high: 16 }],
    ['perhaps of age, perhaps not: a child', { low: 17, high: 21 }],
    ['surely of age', { conclusion: 'adult', low: 18, high: 20 }],
    ['by three people, two of one profession', { professions: ['psychologist', 'psychologist', 'lawyer'] }],
    ['on the day of the doubt, hour unknown', { at: time('2026-03-10') }],
  ])('%s', (_, change) => {
    expect(conclude(change)).toEqual({ id: 'a' });
  });

  it.each<[string, Partial<Conclusion>, string, string?]>([
    ['by one person', { professions: ['psychologist'] }, 'single-assessor', 'professions'],
    ['by two of one profession', { professions: ['psychologist', 'psychologist'] }, 'single-assessor', 'professions'],
    ['of age, though the margin reaches below', { conclusion: 'adult', low: 17, high: 21 }, 'benefit-of-doubt', 'conclusion'],
    ['a child, though nobody thinks them under 18', { conclusion: 'child', low: 18, high: 20 }, 'conclusion-beside-range', 'conclusion'],
    ['a range the wrong way round', { low: 17, high: 15 }, 'age-range-reversed', 'ageHigh'],
    ['before anybody doubted', { at: time('2026-03-09') }, 'ends-before-start', 'at'],
  ])('%s is refused', (_, change, code, field) => {
    expect(() => conclude(change)).toThrow(expect.objectContaining({ code, field }));
  });

  it.each<[string, Standing, string]>([
    ['nobody doubted', standing({}), 'no-assessment-pending'],
    ['concluded already', standing({ ageAssessment: { id: 'a', raisedAt, conclusion: concluded } }), 'no-assessment-pending'],
    ['a centre is being asked, and sees the custody only', doubted({ handover: { id: 'h', centre: 'gao', offeredAt: raisedAt } }), 'handover-pending'],
    ['closed', doubted({ status: 'closed' }), 'case-closed'],
  ])('%s', (_, given, code) => {
    expect(() => conclude({}, given)).toThrow(expect.objectContaining({ code }));
  });

  it('whoever may be under 18 is never concluded to be an adult, and nobody else is concluded to be a child', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.constantFrom('child' as const, 'adult' as const), (low, high, conclusion) => {
        let accepted = true;
        try {
          conclude({ low, high, conclusion });
        } catch {
          accepted = false;
        }
        expect(accepted).toBe(low <= high && (conclusion === 'adult') === low >= 18);
      }),
    );
  });
});
