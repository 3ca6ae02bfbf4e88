import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Fact, Standing } from '../cases/index.js';
import { checklist, type CheckPoint, SEARCHES, type Told, unmetOf } from './checklist.rules.js';

const POINTS: readonly CheckPoint[] = [
  { code: 'came-of-age', reasons: ['turned-eighteen'] },
  { code: 'visited-since', reasons: ['reintegrated'] },
  { code: 'child-agrees', reasons: ['reintegrated', 'turned-eighteen'] },
  { code: 'searched', reasons: ['lost-to-follow-up'] },
  { code: 'adult-concluded', reasons: ['not-a-child'] },
  { code: 'death-family-told', reasons: ['died'] },
];
const day = (text: string): Date => new Date(`${text}T12:00:00.000Z`);
const known = (text: string) => ({ at: day(text), precision: 'day' as const });
const NOW = day('2026-03-20');

const standing = (with_: Partial<Standing>): Standing => ({ ...NOBODY, status: 'in-reintegration', since: known('2026-01-10'), placement: { id: 'p', kind: 'family', startedAt: known('2026-01-10') }, ...with_ });
const told = (with_: Partial<Told>): Told => ({ standing: standing({}), facts: [], ageYears: 15, identifiedAt: day('2025-06-01'), now: NOW, ...with_ });
const fact = (one: object): Fact => ({ subjectId: 'p', rowId: 'r', precision: 'day', recordedAt: NOW, recordedBy: 'x', ...one }) as unknown as Fact;
const visit = (outcome: string, at = day('2026-02-01')): Fact => fact({ kind: 'visit.made', outcome, at });
const answer = (code: string, reason: string, with_: Partial<Told>): boolean | undefined => checklist(POINTS, reason, told(with_)).find((check) => check.code === code)?.met;

describe('what is looked at before a case is closed', () => {
  it('the points of the reason, in the order of the list; a point that no fact answers is for a person', () => {
    expect(checklist(POINTS, 'reintegrated', told({}))).toEqual([{ code: 'visited-since', met: false }, { code: 'child-agrees' }]);
    expect(checklist(POINTS, 'duplicate', told({}))).toEqual([]);
  });

  it('the child was seen since the return: in this placement, and found', () => {
    expect(answer('visited-since', 'reintegrated', { facts: [visit('well')] })).toBe(true);
    expect(answer('visited-since', 'reintegrated', { facts: [visit('not-found')] })).toBe(false);
    expect(answer('visited-since', 'reintegrated', { facts: [{ ...visit('well'), subjectId: 'an earlier placement' }] })).toBe(false);
  });

  it.each([
    ['15 at the first meeting, nine months ago', { ageYears: 15, identifiedAt: day('2025-06-01') }, false],
    ['17, a day short of a year', { ageYears: 17, identifiedAt: day('2025-03-21') }, false],
    ['17, a year to the day', { ageYears: 17, identifiedAt: day('2025-03-20') }, true],
    ['unknown', { ageYears: null }, false],
    ['20 by the eye, and doubted', { ageYears: 20, standing: standing({ ageAssessment: { id: 'a', raisedAt: known('2026-01-01'), steps: [], conclusion: null, untold: [] } }) }, false],
    ['20 by the eye, concluded between 15 and 18 two years ago', { ageYears: 20, standing: standing({ ageAssessment: { id: 'a', raisedAt: known('2024-01-01'), steps: [], conclusion: { is: 'child', low: 15, high: 18, at: known('2024-02-01') }, untold: [] } }) }, false],
    ['concluded between 16 and 18 two years ago', { ageYears: null, standing: standing({ ageAssessment: { id: 'a', raisedAt: known('2024-01-01'), steps: [], conclusion: { is: 'child', low: 16, high: 18, at: known('2024-02-01') }, untold: [] } }) }, true],
  ] as const)('of age by the lowest age that is possible: %s', (_, with_, met) => {
    expect(answer('came-of-age', 'turned-eighteen', with_)).toBe(met);
  });

  it('a child who is lost was looked for as often as the standard asks, since being lost', () => {
    const lost = standing({ status: 'absent-without-leave', since: known('2026-02-01'), placement: null });
    const search = (at: string): Fact => fact({ kind: 'tracing.acted', action: 'radio', at: day(at) });
    const since = Array.from({ length: SEARCHES - 1 }, () => search('2026-02-10'));
    expect(answer('searched', 'lost-to-follow-up', { standing: lost, facts: [...since, search('2026-01-10')] })).toBe(false);
    expect(answer('searched', 'lost-to-follow-up', { standing: lost, facts: [...since, visit('not-found', day('2026-02-11'))] })).toBe(true);
    expect(answer('searched', 'lost-to-follow-up', { standing: lost, facts: [...since, visit('well', day('2026-02-11'))] })).toBe(false);
  });

  it('what is neither met nor confirmed is not met; a person cannot confirm what the facts deny', () => {
    const checks = [{ code: 'a', met: true }, { code: 'b', met: false }, { code: 'c' }, { code: 'd' }];
    expect(unmetOf(checks, ['c', 'b'])).toEqual(['b', 'd']);
  });
});
