import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEPRIVATION } from './deprivation.report.js';
import { compareFigures, keyOf } from './figures.rules.js';
import { unitChanges } from './units.rules.js';

const period = { from: new Date('2022-04-01T00:00:00Z'), to: new Date('2024-04-01T00:00:00Z') };
const row = fc.record({
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), startedAt: fc.constant(new Date('2023-01-01T00:00:00Z')), endedAt: fc.constant(null), endedPrecision: fc.constant(null), dueAt: fc.constant(new Date('2023-01-03T00:00:00Z')),
  outcome: fc.constant(null), situationUnknown: fc.boolean(), authority: fc.constantFrom('FAMA', 'MINUSMA'), region: fc.constantFrom('gao', 'kidal'), sex: fc.constant('male'), ageYears: fc.constant(15),
});
const rows = fc.uniqueArray(row, { selector: ({ unit }) => unit, maxLength: 5 });
const state = (read: readonly unknown[]): { rows: ReadonlyMap<string, readonly unknown[]>; period: typeof period } => {
  const text = { asked: '' };
  void DEPRIVATION.figures(<Row>(sql: string) => { text.asked = sql; return Promise.resolve([] as Row[]); }, period);
  return { rows: new Map([[text.asked, read]]), period };
};

describe('the cases behind a change', () => {
  it('add up to it, and are those that changed alone', () =>
    fc.assert(fc.asyncProperty(rows, rows, async (before, after) => {
      const changed = await unitChanges(DEPRIVATION, state(before), state(after));
      const byKey = new Map<string, number>();
      for (const { changes } of changed) for (const { figure, before: was, after: is } of changes) byKey.set(keyOf(figure), (byKey.get(keyOf(figure)) ?? 0) + is - was);
      const read = (those: readonly unknown[]) => DEPRIVATION.figures(<Row>() => Promise.resolve(those as Row[]), period);
      for (const { figure, before: was, after: is } of compareFigures(await read(before), await read(after))) expect([keyOf(figure), byKey.get(keyOf(figure)) ?? 0]).toEqual([keyOf(figure), is - was]);
      const same = (unit: string): boolean => JSON.stringify(before.find((one) => one.unit === unit)) === JSON.stringify(after.find((one) => one.unit === unit));
      for (const { unit } of changed) expect([unit, same(unit)]).toEqual([unit, false]);
    }), { numRuns: 100 }));
});
