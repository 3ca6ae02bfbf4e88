import { describe, expect, it } from '@jest/globals';
import { activityTable, type ActivityRow } from './activities.rules.js';

const row = (kind: string, onDay: string, change: Partial<ActivityRow> = {}): ActivityRow => ({
  kind, status: 'done', onDay, untilDay: null, region: 'gao', place: null, partner: null, males: null, females: null, sexUnknown: null, schools: null, pupils: null, teachers: null, perCent: null, centres: null, ...change,
});
const YEAR = { from: new Date('2025-01-01'), to: new Date('2026-01-01') };

describe('programme activities of a period', () => {
  it('counts what was held, planned and called off, by kind and by region, with participants by sex', () => {
    const table = activityTable([
      row('training', '2025-01-01', { males: 10, females: 5, sexUnknown: 1 }), row('training', '2025-12-31', { region: 'kidal', males: 2, females: 3, sexUnknown: 0 }),
      row('camp-visit', '2025-05-01', { status: 'cancelled' }), row('camp-visit', '2025-06-01', { status: 'planned' }),
      row('training', '2024-12-31', { males: 99, females: 0, sexUnknown: 0 }), row('training', '2026-01-01', { males: 99, females: 0, sexUnknown: 0 }),
    ], YEAR);
    expect(Object.fromEntries(table.byKind)).toEqual({
      training: { planned: 0, done: 2, cancelled: 0, males: 12, females: 8, sexUnknown: 1 }, 'camp-visit': { planned: 1, done: 0, cancelled: 1, males: 0, females: 0, sexUnknown: 0 },
    });
    expect([...table.byRegion.keys()]).toEqual(['gao', 'kidal']);
  });

  it('keeps every statement on closed schools of the period, and adds none up', () => {
    const table = activityTable([row('closed-schools', '2025-04-30', { schools: 1652 }), row('closed-schools', '2025-10-31', { schools: 1788 }), row('closed-schools', '2024-10-31', { schools: 1 })], YEAR);
    expect(table.schools.map(({ schools }) => schools)).toEqual([1788, 1652]);
  });

  it('of one-stop centres the last statement holds, also one from before the period', () => {
    const table = activityTable([row('one-stop-centres', '2024-03-01', { centres: 2 }), row('one-stop-centres', '2024-06-01', { centres: 3 }), row('one-stop-centres', '2025-06-01', { region: null, centres: 17 }), row('one-stop-centres', '2026-01-01', { centres: 9 })], YEAR);
    expect(table.centres.map(({ region, centres }) => [region, centres])).toEqual([[null, 17], ['gao', 3]]);
  });

  it('names a partner in each region in which it was present for any day', () => {
    const table = activityTable([row('partner', '2024-01-01', { partner: 'icrc', untilDay: '2024-12-31' }), row('partner', '2024-01-01', { partner: 'unicef', untilDay: '2025-01-01' }), row('partner', '2025-12-31', { partner: 'icrc', region: 'mopti' })], YEAR);
    expect(Object.fromEntries(table.partners)).toEqual({ gao: ['unicef'], mopti: ['icrc'] });
  });
});
