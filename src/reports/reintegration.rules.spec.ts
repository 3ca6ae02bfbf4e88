import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKnownTime, type KnownTime } from '../platform/known-time/index.js';
import type { Milestone } from '../reference/index.js';
import { cohortTable, type ReturnRow } from './reintegration.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const MILESTONES: Milestone[] = [3, 6].map((months) => ({ code: `${String(months)}-months`, months, daysBefore: 30, daysAfter: 30 }));
const YEAR = { from: new Date('2025-01-01'), to: new Date('2026-01-01') };
const row = (id: string, startedAt: string, change: Partial<ReturnRow> = {}): ReturnRow => ({
  id, childId: id, kind: 'family', sex: 'male', ageYears: 15, centre: 'gao', startedAt: time(startedAt), endedAt: null, visits: [], tracks: [], stays: [], recorded: [], reRecruitedAt: null, diedAt: null, closed: null, ...change,
});
const seen = (at: string, occupation: string, livesWith = 'family'): ReturnRow['visits'][number] => ({ at: time(at), outcome: 'well', livesWith, occupation });

describe('the cohort of a period', () => {
  const rows = [
    row('a', '2025-01-10', { visits: [seen('2025-04-10', 'in-school'), seen('2025-07-12', 'working', 'employer')], tracks: [{ kind: 'school', startedAt: time('2025-02-01'), endedAt: null, attended: [] }] }),
    row('b', '2025-01-10', { sex: 'female', ageYears: 9, centre: null, reRecruitedAt: time('2025-02-01') }),
    row('c', '2025-03-01', { childId: 'a', visits: [seen('2025-06-01', 'at-home')] }),
    row('before', '2024-12-31'),
    row('after', '2026-01-01'),
  ];

  it('counts the returns that began in it, and whoever has reached the end of the window', () => {
    const table = cohortTable(rows, YEAR, MILESTONES, new Date('2025-08-20'));
    expect([table.returns, table.children]).toEqual([3, 2]);
    expect(table.total.get('3-months')).toMatchObject({ atRisk: 3, notYet: 0, withFamily: 2, outcomes: { 'in-school': 1, 're-recruited': 1, 'with-family': 1, 'lost-to-follow-up': 0 } });
    expect(table.total.get('6-months')).toMatchObject({ atRisk: 2, notYet: 1, withFamily: 0, outcomes: { 'in-work': 1, 're-recruited': 1, 'lost-to-follow-up': 0 } });
  });

  it('what is known already counts only once the window is over', () => {
    expect(cohortTable(rows, YEAR, MILESTONES, new Date('2025-04-20')).total.get('3-months')).toMatchObject({ atRisk: 0, notYet: 3 });
  });

  it('splits by centre, sex, age and track', () => {
    const { by } = cohortTable(rows, YEAR, MILESTONES, new Date('2025-08-20'));
    const atRisk = (dimension: keyof typeof by): unknown => Object.fromEntries([...by[dimension]].map(([code, cohort]) => [code, cohort.get('3-months')?.atRisk]));
    expect([atRisk('centre'), atRisk('sex'), atRisk('age'), atRisk('track')]).toEqual([{ gao: 2, 'not-recorded': 1 }, { male: 2, female: 1 }, { '15-17': 2, '0-9': 1 }, { school: 1, none: 2 }]);
  });

  it('property: outcomes add up to those at risk, and with those not there yet to all; so does every split but the one by track', () => {
    const one = fc.record({ start: fc.integer({ min: 0, max: 700 }), visit: fc.integer({ min: 0, max: 400 }), sex: fc.constantFrom('male', 'female', 'unknown'), again: fc.option(fc.integer({ min: 0, max: 400 })) });
    fc.assert(fc.property(fc.array(one, { maxLength: 30 }), fc.integer({ min: 0, max: 1000 }), (children, today) => {
      const day = (n: number): Date => new Date(Date.UTC(2024, 6, 1 + n));
      const made = children.map(({ start, visit, sex, again }, index) => row(String(index), '2025-01-01', {
        sex, startedAt: { at: day(start), precision: 'day' }, visits: [{ at: { at: day(start + visit), precision: 'day' }, outcome: 'well', livesWith: null, occupation: null }], reRecruitedAt: again === null ? null : { at: day(start + again), precision: 'day' },
      }));
      const table = cohortTable(made, YEAR, MILESTONES, day(today));
      for (const [code, { atRisk, notYet, outcomes }] of table.total) {
        expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(atRisk);
        expect(atRisk + notYet).toBe(table.returns);
        expect([...table.by.sex.values()].reduce((sum, cohort) => sum + (cohort.get(code)?.atRisk ?? 0), 0)).toBe(atRisk);
      }
    }));
  });
});
