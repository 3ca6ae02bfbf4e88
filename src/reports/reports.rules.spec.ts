import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { careTable, partsOf } from './care.rules.js';
import { ageGroup, columnOf, deprivationTable } from './deprivation.rules.js';
import type { CustodyRow, StayRow } from './reports.vocabulary.js';

const period = { from: new Date('2022-04-01T00:00:00Z'), to: new Date('2024-04-01T00:00:00Z') };
const custody = (change: Partial<CustodyRow>): CustodyRow => ({
  startedAt: new Date('2023-05-01T10:00:00Z'), endedAt: null, dueAt: new Date('2023-05-03T10:00:00Z'), outcome: null, situationUnknown: false,
  authority: 'FAMA', region: 'gao', sex: 'male', ageYears: 15, ...change,
});
const stay = (change: Partial<StayRow>): StayRow => ({
  childId: 'a', sex: 'male', kind: 'centre', centre: 'gao', admittedAt: new Date('2022-12-30T00:00:00Z'), dischargedAt: null, services: ['food'], ...change,
});

describe('deprivation of liberty', () => {
  it.each([
    ['handed over at the very limit', { endedAt: new Date('2023-05-03T10:00:00Z'), outcome: 'handed-over' }, 'handedOverInTime'],
    ['handed over a minute after it', { endedAt: new Date('2023-05-03T10:01:00Z'), outcome: 'handed-over' }, 'releasedOrHandedOverLate'],
    ['released within the limit, to nobody', { endedAt: new Date('2023-05-02T10:00:00Z'), outcome: 'released' }, 'releasedOrHandedOverLate'],
    ['open', {}, 'stillHeld'],
    ['open, nobody knows where', { situationUnknown: true }, 'situationUnknown'],
    ['handed over in the last instant of the period', { endedAt: new Date('2024-04-01T00:00:00Z'), startedAt: new Date('2024-03-30T00:00:00Z'), dueAt: new Date('2024-04-01T00:00:00Z'), outcome: 'handed-over' }, 'handedOverInTime'],
    ['situation unknown until after the period, whatever came then', { endedAt: new Date('2024-05-01T00:00:00Z'), outcome: 'released', situationUnknown: true }, 'situationUnknown'],
    ['found again and handed over late', { endedAt: new Date('2023-06-01T00:00:00Z'), outcome: 'handed-over', situationUnknown: true }, 'releasedOrHandedOverLate'],
    ['ended, nobody says how', { endedAt: new Date('2023-05-02T00:00:00Z') }, 'releasedOrHandedOverLate'],
    ['handed over after the period ended', { endedAt: new Date('2024-05-01T00:00:00Z'), outcome: 'handed-over' }, 'stillHeld'],
  ] as const)('%s', (_, change, column) => {
    expect(columnOf(custody(change), period)).toBe(column);
  });

  it.each([[null, 'not-recorded'], [0, '0-9'], [9, '0-9'], [10, '10-14'], [14, '10-14'], [15, '15-17'], [17, '15-17'], [18, '18+']] as const)('age %s stands in %s', (years, group) => {
    expect(ageGroup(years)).toBe(group);
  });

  it('a period counts what began in it: its first instant, and not the one after its last', () => {
    const starts = ['2022-03-31T23:59:59Z', '2022-04-01T00:00:00Z', '2024-03-31T23:59:59Z', '2024-04-01T00:00:00Z'];
    expect(deprivationTable(starts.map((start) => custody({ startedAt: new Date(start) })), period).total.captured).toBe(2);
  });

  it('every row adds up, in the total and by whatever it is split', () => {
    const row = fc.record({
      startedAt: fc.date({ min: new Date('2022-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
      endedAt: fc.option(fc.date({ min: new Date('2022-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })),
      outcome: fc.constantFrom('handed-over', 'released'),
      situationUnknown: fc.boolean(), authority: fc.constantFrom('FAMA', 'POLICE'), region: fc.constantFrom('gao', 'kidal'),
      sex: fc.constantFrom('male', 'female', 'unknown'), ageYears: fc.option(fc.integer({ min: 5, max: 20 })),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = deprivationTable(rows.map((change) => custody(change)), period);
        for (const counts of [table.total, ...Object.values(table.by).flatMap((lines) => [...lines.values()])]) {
          expect(counts.handedOverInTime + counts.releasedOrHandedOverLate + counts.stillHeld + counts.situationUnknown).toBe(counts.captured);
        }
        for (const lines of Object.values(table.by)) {
          expect([...lines.values()].reduce((sum, counts) => sum + counts.captured, 0)).toBe(table.total.captured);
        }
      }),
    );
  });
});

describe('children given care', () => {
  it('splits the period of the UN report as the report does', () => {
    expect(partsOf(period).map((part) => part.from.toISOString().slice(0, 10))).toEqual(['2022-04-01', '2023-01-01', '2024-01-01']);
  });

  it('counts a child in two parts twice in the parts and once in the whole', () => {
    const table = careTable([stay({ dischargedAt: new Date('2023-01-05T00:00:00Z') }), stay({ childId: 'b', dischargedAt: new Date('2022-12-31T00:00:00Z') })], period);
    expect(table).toMatchObject({ distinct: 2, byPart: [2, 1, 0], sumOfParts: 3, inSeveralParts: 1 });
  });

  it('the day of discharge is a day in care, the next is not; the day of admission is one', () => {
    // Discharged "on 31 December" is over with the first instant of January, on 1 January with that of 2 January.
    const parts = (admitted: string, over: string | null): readonly number[] =>
      careTable([stay({ admittedAt: new Date(admitted), dischargedAt: over === null ? null : new Date(over) })], period).byPart;
    expect(parts('2022-12-01T00:00:00Z', '2023-01-01T00:00:00Z')).toEqual([1, 0, 0]);
    expect(parts('2022-12-01T00:00:00Z', '2023-01-02T00:00:00Z')).toEqual([1, 1, 0]);
    expect(parts('2022-12-31T00:00:00Z', '2023-01-01T00:00:00Z')).toEqual([1, 0, 0]);
    expect(parts('2023-01-01T00:00:00Z', null)).toEqual([0, 1, 1]);
    expect(parts('2024-04-01T00:00:00Z', null)).toEqual([0, 0, 0]);
    expect(parts('2022-01-01T00:00:00Z', '2022-04-01T00:00:00Z')).toEqual([0, 0, 0]);
  });

  it('a child with two stays counts once in the whole, and once for each kind and service it had', () => {
    const table = careTable([stay({ services: ['food', 'shelter'] }), stay({ kind: 'foster-family', centre: null, services: ['food'] })], period);
    expect(table.distinct).toBe(1);
    expect([...table.by.kind].map(([kind, { distinct }]) => [kind, distinct])).toEqual([['centre', 1], ['foster-family', 1]]);
    expect(table.by.service.get('food')?.distinct).toBe(1);
    expect([...table.by.centre.keys()]).toEqual(['gao']);
  });

  it('each part lies against the next, and together they are the period', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const whole = a < b ? { from: a, to: b } : { from: b, to: a };
        const parts = partsOf(whole);
        if (whole.from < whole.to) expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([whole.from, whole.to]);
        for (const [index, part] of parts.entries()) {
          if (index > 0) expect([part.from, part.from.getUTCMonth(), part.from.getUTCDate()]).toEqual([parts[index - 1]?.to, 0, 1]);
        }
      }),
    );
  });

  it('the whole is never more than the sum of the parts, and each split by sex has the same whole', () => {
    const row = fc.record({
      childId: fc.constantFrom('a', 'b', 'c', 'd'), sex: fc.constant('male'),
      admittedAt: fc.date({ min: new Date('2022-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }), dischargedAt: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = careTable(rows.map((change) => stay(change)), period);
        expect(table.distinct).toBeLessThanOrEqual(table.sumOfParts);
        expect(table.by.sex.get('male')?.distinct ?? 0).toBe(table.distinct);
      }),
    );
  });
});
