import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from './catalogue.js';
import { compareFigures, inOrderOfKeys, keyOf } from './figures.rules.js';
import type { ReadRows, ReportDefinition, ReportFigure } from './figures.vocabulary.js';

const period = { from: new Date('2022-04-01T00:00:00Z'), to: new Date('2024-04-01T00:00:00Z') };
const instant = fc.date({ min: new Date('2022-01-01T00:00:00Z'), max: new Date('2024-06-01T00:00:00Z'), noInvalidDate: true });
const sex = fc.constantFrom('male', 'female', 'unknown');
const region = fc.constantFrom('gao', 'mopti', 'kidal');
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

/** Rows as PostgreSQL gives them for the SQL of a report, by its code. */
const ROWS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  deprivation: fc.record({
    startedAt: instant, endedAt: maybe(instant), endedPrecision: fc.constant('day'), dueAt: instant, outcome: maybe(fc.constantFrom('handed-over', 'released')), situationUnknown: fc.boolean(),
    authority: fc.constantFrom('FAMA', 'MINUSMA'), region, sex, ageYears: maybe(fc.integer({ min: 8, max: 20 })),
  }),
  care: fc.record({
    childId: fc.constantFrom('a', 'b', 'c', 'd'), sex: fc.constant('male'), kind: fc.constantFrom('centre', 'foster'), centre: maybe(fc.constantFrom('gao', 'mopti')), admittedAt: instant, dischargedAt: maybe(instant),
    dischargedPrecision: fc.constant('minute'), services: fc.uniqueArray(fc.constantFrom('food', 'health', 'lodging')),
  }),
  violations: fc.record({
    id: fc.uuid(), type: fc.constantFrom('killing-and-maiming', 'abduction', 'attacks-on-schools-and-hospitals', 'denial-of-humanitarian-access'), facility: maybe(fc.constantFrom('school', 'hospital')),
    act: maybe(fc.constantFrom('attack', 'military-use')), party: fc.constantFrom('JNIM', 'KATIBA', 'FAMA'), region, occurred_at: instant, occurred_precision: fc.constant('day'),
    verified_on: instant.map((date) => date.toISOString().slice(0, 10)),
    victims: fc.array(fc.record({
      id: fc.uuid(), child: maybe(fc.constantFrom('a', 'b')), sex: fc.constant('female'), boys: fc.nat(9), girls: fc.nat(9), unknown: fc.nat(3), harm: fc.constantFrom('killed', 'maimed'), cause: maybe(fc.constant('ied')),
      captivity: fc.constant('unknown'), low: maybe(fc.nat(200)), high: maybe(fc.nat(200)),
    }), { maxLength: 3 }),
  }),
};
const read = (rows: readonly unknown[]): ReadRows => <Row>(text: string) => Promise.resolve((text.includes('from party') ? [{ code: 'KATIBA', coalition: 'JNIM' }] : structuredClone(rows)) as Row[]);
const rowsOf = ({ code }: ReportDefinition): fc.Arbitrary<Record<string, unknown>[]> => {
  const row = ROWS[code];
  if (row === undefined) throw new Error(`say here what the rows of ${code} look like`);
  return fc.array(row, { maxLength: 30 });
};
const sum = (figures: readonly ReportFigure[]): number => figures.reduce((total, { value }) => total + value, 0);

describe.each(CATALOGUE.map((report) => [report.code, report] as const))('figures of %s', (_, report) => {
  it('stand in tables, dimensions and measures that the report declares, each under a key of its own', () =>
    fc.assert(fc.asyncProperty(rowsOf(report), async (rows) => {
      for (const { table, codes, measure, value } of inOrderOfKeys(await report.figures(read(rows), period))) {
        expect(Object.keys(codes)).toEqual(report.tables[table]?.dimensions);
        expect(report.dimensions).toMatchObject(Object.fromEntries(Object.keys(codes).map((dimension) => [dimension, {}])));
        expect(report.measures[measure]).toBeDefined();
        expect(Number.isSafeInteger(value)).toBe(true);
      }
    }), { numRuns: 100 }));

  it('are the same list, whatever order the facts were read in', () =>
    fc.assert(fc.asyncProperty(rowsOf(report), async (rows) => {
      expect(inOrderOfKeys(await report.figures(read(rows.toReversed()), period))).toEqual(inOrderOfKeys(await report.figures(read(rows), period)));
    }), { numRuns: 100 }));

  it('add up to the tables that they are said to be splits of', () =>
    fc.assert(fc.asyncProperty(rowsOf(report), async (rows) => {
      const figures = (await report.figures(read(rows), period)).filter(({ measure }) => report.measures[measure]?.counts !== 'other');
      for (const [name, { addsUpTo }] of Object.entries(report.tables)) {
        for (const whole of addsUpTo) {
          const shared = report.tables[whole]?.dimensions ?? [];
          const under = (table: string): Map<string, ReportFigure[]> => Map.groupBy(figures.filter((figure) => figure.table === table), ({ codes, measure }) => JSON.stringify([measure, shared.map((dimension) => codes[dimension])]));
          const wholes = under(whole);
          for (const [cell, parts] of under(name)) expect([name, cell, sum(parts)]).toEqual([name, cell, sum(wholes.get(cell) ?? [])]);
        }
      }
    }), { numRuns: 100 }));
});

describe('two states of a report', () => {
  const figure = (code: string, value: number): ReportFigure => ({ table: 'region', codes: { region: code }, measure: 'captured', value });

  it('no two figures of one key', () => {
    expect(() => inOrderOfKeys([figure('gao', 1), figure('gao', 1)])).toThrow('region/region=gao/captured');
  });

  it('are compared figure by figure, absent being none', () => {
    expect(compareFigures([figure('gao', 41), figure('mopti', 2)], [figure('gao', 43), figure('kidal', 1)]).map(({ figure: what, before, after }) => [keyOf(what), before, after])).toEqual([
      ['region/region=gao/captured', 41, 43], ['region/region=kidal/captured', 0, 1], ['region/region=mopti/captured', 2, 0],
    ]);
  });
});
