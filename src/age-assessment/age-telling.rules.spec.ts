import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decideTelling, reopens } from './age-telling.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const concludedAt = time('2026-03-20T10:00:00.000Z');
const last = { id: 'b', concludedAt };
const earlier = { id: 'a', concludedAt: time('2026-02-01') };
const assessed = (change: Partial<NonNullable<Standing['ageAssessment']>> = {}, standing: Partial<Standing> = {}): Standing => ({
  ...NOBODY, status: 'in-interim-care', ...standing,
  ageAssessment: { id: 'b', raisedAt: time('2026-03-10'), steps: [], conclusion: { is: 'child', low: 15, high: 17, at: concludedAt }, untold: [last], ...change },
});

describe('telling the child what was concluded', () => {
  it.each<[string, Standing, string, readonly string[]]>([
    ['at the instant of the conclusion', assessed(), '2026-03-20T10:00:00.000Z', ['b']],
    ['on its day, hour unknown', assessed(), '2026-03-20', ['b']],
    ['with an earlier one that nobody told', assessed({ untold: [last, earlier] }), '2026-03-21', ['b', 'a']],
    ['while a new doubt is open', assessed({ id: 'c', conclusion: null }), '2026-03-21', ['b']],
    ['in custody', assessed({}, { status: 'in-custody' }), '2026-03-21', ['b']],
  ])('%s', (_, standing, at, told) => {
    expect(decideTelling(standing, time(at))).toEqual(told);
  });

  it.each<[string, Standing, string, string]>([
    ['in a closed file', assessed({}, { status: 'closed' }), '2026-03-21', 'case-closed'],
    ['a child whose age nobody doubted', { ...NOBODY, status: 'in-interim-care' }, '2026-03-21', 'nothing-to-tell'],
    ['a child who was told', assessed({ untold: [] }), '2026-03-21', 'nothing-to-tell'],
    ['a child who died', assessed({}, { status: 'deceased' }), '2026-03-21', 'nothing-to-tell'],
    ['while a centre is asked', assessed({}, { handover: { id: 'h', centre: 'gao', offeredAt: concludedAt } }), '2026-03-21', 'handover-pending'],
    ['before it was concluded', assessed(), '2026-03-20T09:59:00.000Z', 'before-previous-fact'],
  ])('is refused: %s', (_, standing, at, code) => {
    expect(() => decideTelling(standing, time(at))).toThrow(expect.objectContaining({ code }));
  });

  it('who contests is in doubt again, unless a doubt is open already', () => {
    expect(reopens(assessed(), 'contests')).toBe(true);
    expect(reopens(assessed(), 'accepts')).toBe(false);
    expect(reopens(assessed(), 'no-answer')).toBe(false);
    expect(reopens(assessed({ conclusion: null }), 'contests')).toBe(false);
  });
});
