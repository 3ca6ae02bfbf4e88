import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countPlaces, decidePlace, decidePlaces, groupOf, hasPlace, isOverFull } from './places.rules.js';
import type { Occupant, PlaceGroup, Taken } from './places.vocabulary.js';

const GROUPS: readonly PlaceGroup[] = [
  { sex: 'male', ageFrom: 7, ageTo: 12, places: 2 },
  { sex: 'male', ageFrom: 13, ageTo: 17, places: 3 },
  { sex: 'female', ageFrom: 7, ageTo: 17, places: 1 },
];
const boy = (ageYears: number | null): Occupant => ({ sex: 'male', ageYears });
const girl = (ageYears: number | null): Occupant => ({ sex: 'female', ageYears });
const some = (children: number, who: Occupant): Taken => ({ ...who, children });

describe('a place in a centre', () => {
  it.each([
    ['the youngest of a group', [], boy(7), true],
    ['the oldest of a group', [], boy(12), true],
    ['below every group', [], boy(6), false],
    ['above every group', [], girl(18), false],
    ['the last place', [some(1, boy(9))], boy(10), true],
    ['the group is full', [some(2, boy(9))], boy(10), false],
    ['the group of the other ages is full', [some(2, boy(9))], boy(13), true],
    ['the group of the other sex is full', [some(1, girl(9))], boy(10), true],
    ['age unknown: a place of the whole centre', [some(2, boy(9))], boy(null), true],
    ['sex unknown: a place of the whole centre', [some(2, boy(9))], { sex: 'unknown', ageYears: 9 }, true],
    ['the whole centre is full', [some(6, boy(null))], boy(13), false],
    ['the whole centre is full, age unknown', [some(2, boy(9)), some(3, boy(15)), some(1, girl(8))], girl(null), false],
  ] as const)('%s', (_, taken, child, room) => {
    expect(hasPlace(GROUPS, taken, child)).toBe(room);
  });

  it('no places recorded: nobody is turned away, and nothing is over-full', () => {
    expect(hasPlace([], [some(90, boy(9))], girl(12))).toBe(true);
    expect(isOverFull([], [some(90, boy(9))], girl(12))).toBe(false);
    expect(countPlaces([], [some(90, boy(9))])).toEqual({ groups: [], elsewhere: 0, places: 0, taken: 90, free: 0, over: 0 });
  });

  it('is counted by group and together; who belongs to no group is counted too', () => {
    expect(countPlaces(GROUPS, [some(3, boy(9)), some(1, boy(15)), some(1, girl(null))])).toEqual({
      groups: [{ ...GROUPS[0], taken: 3, free: 0, over: 1 }, { ...GROUPS[1], taken: 1, free: 2, over: 0 }, { ...GROUPS[2], taken: 0, free: 1, over: 0 }],
      elsewhere: 1, places: 6, taken: 5, free: 1, over: 0,
    });
  });

  it('of a full centre: only in an emergency, with a reason; with a reason only of a full one', () => {
    const full = [some(1, girl(9))];
    expect(() => decidePlace(GROUPS, full, girl(14), undefined)).toThrow(expect.objectContaining({ code: 'centre-full', field: 'emergency' }));
    expect(decidePlace(GROUPS, full, girl(14), 'raison')).toBe(true);
    expect(decidePlace(GROUPS, full, boy(14), undefined)).toBe(false);
    expect(() => decidePlace(GROUPS, full, boy(14), 'raison')).toThrow(expect.objectContaining({ code: 'centre-not-full', field: 'emergency' }));
  });

  it.each([
    ['more than the group has', [some(2, girl(9))], girl(9), true],
    ['as many as the group has', [some(1, girl(9))], girl(9), false],
    ['another group has more than it has', [some(3, boy(9))], girl(9), false],
    ['more than the whole centre has', [some(7, boy(null))], girl(9), true],
    ['nothing is set aside for the child', [some(1, girl(19))], girl(19), true],
    ['sex unknown, and room in all', [some(1, { sex: 'unknown', ageYears: 9 })], { sex: 'unknown', ageYears: 9 }, false],
  ] as const)('over-full: %s', (_, taken, child, over) => {
    expect(isOverFull(GROUPS, taken, child)).toBe(over);
  });

  it('property: whoever found a place makes nothing over-full, whoever found none does', () => {
    const child = fc.record({ sex: fc.constantFrom('female', 'male', 'unknown'), ageYears: fc.option(fc.integer({ min: 0, max: 20 })) });
    const inside = fc.array(fc.record({ sex: fc.constantFrom('female', 'male', 'unknown'), ageYears: fc.option(fc.integer({ min: 0, max: 20 })), children: fc.integer({ min: 1, max: 2 }) }), { maxLength: 5 });
    fc.assert(fc.property(inside, child, (taken: Taken[], who: Occupant) => {
      const alreadyOver = countPlaces(GROUPS, taken).over > 0;
      expect(isOverFull(GROUPS, [...taken, some(1, who)], who)).toBe(alreadyOver || !hasPlace(GROUPS, taken, who));
    }));
  });

  it('property: every place is taken or free, but for what is over', () => {
    const inside = fc.array(fc.record({ sex: fc.constantFrom('female', 'male', 'unknown'), ageYears: fc.option(fc.integer({ min: 0, max: 20 })), children: fc.integer({ min: 1, max: 4 }) }), { maxLength: 9 });
    fc.assert(fc.property(inside, (taken: Taken[]) => {
      const count = countPlaces(GROUPS, taken);
      for (const one of [count, ...count.groups]) expect(one.taken + one.free - one.over).toBe(one.places);
      expect(count.groups.reduce((sum, group) => sum + group.taken, count.elsewhere)).toBe(count.taken);
    }));
  });
});

describe('places of a centre', () => {
  const [younger, older, girls] = GROUPS as [PlaceGroup, PlaceGroup, PlaceGroup];
  it('from today or a day to come, no child in two groups', () => {
    expect(() => { decidePlaces(GROUPS, '2026-03-10', '2026-03-10'); }).not.toThrow();
  });
  it.each([
    ['from yesterday', GROUPS, '2026-03-09', 'places-in-the-past', 'effectiveFrom'],
    ['ages in the wrong order', [{ ...girls, ageFrom: 18 }], '2026-03-10', 'place-ages-reversed', 'groups'],
    ['a year in two groups, the older first', [{ ...older, ageFrom: 12 }, younger], '2026-03-10', 'place-groups-overlap', 'groups'],
    ['a year in two groups', [younger, { ...older, ageFrom: 12 }], '2026-03-10', 'place-groups-overlap', 'groups'],
  ] as const)('%s', (_, groups, from, code, field) => {
    expect(() => { decidePlaces(groups, from, '2026-03-10'); }).toThrow(expect.objectContaining({ code, field }));
  });
  it('a child belongs to the group of its sex and age', () => {
    expect(groupOf(GROUPS, boy(13))).toBe(older);
  });
});
