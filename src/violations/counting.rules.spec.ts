import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKnownTime } from '../platform/known-time/index.js';
import { changeInPercent, type CountedPeriod, type CountedVictim, type CountedViolation, countViolations, placeInPeriod, previousPeriod, type Sex } from './counting.rules.js';
import { isChildType } from './incident.rules.js';
import { VIOLATION_TYPES } from './violations.vocabulary.js';

const time = (text: string) => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' as const };
const day = (text: string): Date => new Date(`${text}T00:00:00.000Z`);
const period: CountedPeriod = { from: day('2022-04-01'), to: day('2024-04-01') };
let ids = 0;
const fresh = (): string => `id-${String((ids += 1)).padStart(4, '0')}`;
const some = (bySex: Partial<Record<Sex, number>>, change: Partial<CountedVictim> = {}): CountedVictim => ({ id: fresh(), childId: null, bySex: { male: 0, female: 0, unknown: 0, ...bySex }, ...change });
const child = (childId: string, change: Partial<CountedVictim> = {}): CountedVictim => some({ male: 1 }, { childId, ...change });
const violation = (change: Partial<CountedViolation> = {}): CountedViolation => ({
  id: fresh(), type: 'recruitment-and-use', party: 'FLM', region: 'gao', occurredAt: time('2023-05-10'), verifiedOn: day('2023-06-01'), victims: [some({ male: 2 })], ...change,
});

describe('in which table a violation stands', () => {
  it.each<[string, string, string, string | null]>([
    ['on the first day, verified on the first day', '2022-04-01', '2022-04-01', 'inPeriod'],
    ['in the last hour of the period, verified on its last day', '2024-03-31T23:00:00.000Z', '2024-03-31', 'inPeriod'],
    ['verified the day after the period: not yet', '2024-03-31', '2024-04-01', null],
    ['after the period', '2024-04-01', '2024-04-02', null],
    ['the day before, verified within', '2022-03-31', '2022-04-01', 'before'],
    ['years before, verified on the last day', '2019-08', '2024-03-31', 'before'],
    ['before, and verified before: of another period', '2022-03-31', '2022-03-31', null],
    ['in a month that the period begins with', '2022-04', '2023-01-01', 'inPeriod'],
    ['in the month before, whatever its last day was', '2022-03', '2023-01-01', 'before'],
  ])('%s', (_, occurredAt, verifiedOn, place) => {
    expect(placeInPeriod({ occurredAt: time(occurredAt), verifiedOn: day(verifiedOn) }, period)).toBe(place);
  });
});

describe('what counts how often', () => {
  const total = (...violations: CountedViolation[]): [number, number] => {
    const { inPeriod } = countViolations(violations, period);
    return [inPeriod.total, inPeriod.children];
  };
  const group = some({ male: 3, female: 1 });

  it.each<[string, CountedViolation[], [number, number]]>([
    ['two boys recruited', [violation()], [2, 2]],
    ['four children abducted and recruited: eight violations, four children', [violation({ victims: [group] }), violation({ type: 'abduction', victims: [group] })], [8, 4]],
    ['one child with a file, recruited twice', [violation({ victims: [child('a')] }), violation({ victims: [child('a')] })], [1, 1]],
    ['one child with a file, recruited and maimed elsewhere', [violation({ victims: [child('a')] }), violation({ type: 'killing-and-maiming', victims: [child('a', { harm: 'maimed' })] })], [2, 1]],
    ['two groups of two in two incidents: nobody knows that they are the same', [violation(), violation()], [4, 4]],
    ['a school attacked: an incident, no child', [violation({ type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'attack', victims: [] })], [1, 0]],
    ['a school used by soldiers: no attack', [violation({ type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'military-use', victims: [] })], [0, 0]],
    ['access denied', [violation({ type: 'denial-of-humanitarian-access', victims: [] })], [1, 0]],
    ['nobody recorded: nothing', [violation({ victims: [] })], [0, 0]],
  ])('%s', (_, violations, counts) => {
    expect(total(...violations)).toEqual(counts);
  });

  it('a child who suffered the same twice counts with the earlier party and region', () => {
    const { inPeriod } = countViolations([violation({ party: 'ISGS', region: 'menaka', victims: [child('a')] }), violation({ party: 'FLM', occurredAt: time('2023-04'), victims: [child('a')] })], period);
    expect([[...inPeriod.byParty], [...inPeriod.byRegion]]).toEqual([[['FLM', 1]], [['gao', 1]]]);
  });

  it('what a child suffered before the period and in it are two, each in its table', () => {
    const counted = countViolations([violation({ victims: [child('a')] }), violation({ occurredAt: time('2020-01'), victims: [child('a')] })], period);
    expect([counted.inPeriod.total, counted.before.total]).toEqual([1, 1]);
  });

  it('harm, cause, captivity, ages and facilities are told apart', () => {
    const { inPeriod } = countViolations([
      violation({ type: 'killing-and-maiming', victims: [some({ male: 2 }, { harm: 'killed', cause: 'firearm', ageFromMonths: 3, ageToMonths: 100 }), some({ unknown: 1 }, { harm: 'maimed', ageFromMonths: 40, ageToMonths: 215 })] }),
      violation({ type: 'abduction', victims: [some({ female: 2 }, { captivity: 'in-captivity' })] }),
      violation({ type: 'attacks-on-schools-and-hospitals', facility: 'hospital', act: 'attack', victims: [] }),
      violation({ type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'military-use', victims: [] }),
    ], period);
    expect(Object.fromEntries(inPeriod.byHarm)).toEqual({ killed: 2, maimed: 1 });
    expect(Object.fromEntries(inPeriod.byCause)).toEqual({ firearm: 2, unknown: 1 });
    expect(Object.fromEntries(inPeriod.byCaptivity)).toEqual({ 'in-captivity': 2 });
    expect(Object.fromEntries(inPeriod.byFacility)).toEqual({ hospital: 1 });
    expect(inPeriod.militaryUse.get('school')).toEqual(new Map([['FLM', 1]]));
    expect(inPeriod.ages.get('killing-and-maiming')).toEqual({ youngest: 3, oldest: 215 });
  });
});

describe('whatever was recorded', () => {
  const victim = fc.record({ childId: fc.option(fc.constantFrom('a', 'b', 'c')), male: fc.nat(3), female: fc.nat(3), unknown: fc.nat(2) })
    .map(({ childId, ...bySex }) => (childId === null ? some(bySex) : child(childId)));
  const days = fc.integer({ min: 0, max: 2000 });
  const any = fc.record({ type: fc.constantFrom(...VIOLATION_TYPES), party: fc.constantFrom('FLM', 'JNIM', 'UNIDENTIFIED'), region: fc.constantFrom('gao', 'kidal'), at: days, until: days, victims: fc.array(victim, { maxLength: 3 }) })
    .map(({ type, at, until, victims, ...rest }) => violation({
      type, ...rest, occurredAt: { at: new Date(Date.UTC(2019, 0, 1 + at)), precision: 'day' }, verifiedOn: new Date(Date.UTC(2019, 0, 1 + at + until)),
      victims: isChildType(type) ? victims : [], ...(type === 'attacks-on-schools-and-hospitals' && { facility: 'school', act: 'attack' }),
    }));
  const sum = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

  it('parties add up to the total, and so do regions and types; children by sex add up to the children', () => {
    fc.assert(fc.property(fc.array(any), (violations) => {
      const { inPeriod, before } = countViolations(violations, period);
      for (const table of [inPeriod, before]) {
        for (const counts of [table.byParty, table.byRegion, table.byType]) expect(sum(counts)).toBe(table.total);
        for (const [type, counts] of [...table.byTypeAndParty, ...table.byTypeAndRegion]) expect(sum(counts)).toBe(table.byType.get(type));
        for (const [type, counts] of table.byTypeAndSex) expect(sum(counts)).toBe(table.byType.get(type));
        expect(sum(table.childrenBySex)).toBe(table.children);
        const childViolations = VIOLATION_TYPES.filter(isChildType).reduce((all, type) => all + (table.byType.get(type) ?? 0), 0);
        expect(table.children).toBeLessThanOrEqual(childViolations);
      }
    }));
  });

  it('the order in which it was recorded changes nothing', () => {
    fc.assert(fc.property(fc.array(any, { maxLength: 8 }), (violations) => {
      expect(countViolations(violations.toReversed(), period)).toEqual(countViolations(violations, period));
    }));
  });

  it('over periods that follow each other each violation stands in exactly one table', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 6 }).map((offsets) => [...new Set(offsets)].toSorted((a, b) => a - b).map((offset) => new Date(Date.UTC(2019, 0, 1 + offset))));
    fc.assert(fc.property(any, cuts, (one, edges) => {
      const ends = [new Date(0), ...edges, day('2100-01-01')];
      const periods = ends.slice(1).map((to, index) => ({ from: ends[index] ?? to, to }));
      expect(periods.filter((each) => placeInPeriod(one, each) !== null)).toHaveLength(1);
    }));
  });
});

describe('the period before, and the change', () => {
  it.each([
    ['two years', '2022-04-01', '2024-04-01', '2020-04-01'],
    ['a month', '2024-03-01', '2024-04-01', '2024-02-01'],
    ['a leap year', '2024-01-01', '2025-01-01', '2023-01-01'],
    ['ten days', '2024-03-11', '2024-03-21', '2024-03-01'],
  ])('%s', (_, from, to, before) => {
    expect(previousPeriod({ from: day(from), to: day(to) })).toEqual({ from: day(before), to: day(from) });
  });

  it.each([[1052, 901, 17], [530, 408, 30], [240, 175, 37], [71, 240, -70], [150, 321, -53], [0, 5, -100], [5, 0, null], [3, 3, 0]])('%i against %i', (now, before, change) => {
    expect(changeInPercent(now, before)).toBe(change);
  });
});
