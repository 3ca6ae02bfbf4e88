import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Role, scopeOf } from '../access/index.rules.js';
import { mayRecordAbsence, mayStandIn, tellings } from './absence.rules.js';
import type { Concern, Recipient } from './alert.vocabulary.js';
import { recipientsOf } from './recipients.rules.js';

const person = (id: string, role: Role, place: Partial<Recipient> = {}): Recipient => ({
  id, role, regionCode: null, centreCode: null, centreRegion: null, unitId: null, quiet: null, away: null, ...place,
});
const PEOPLE = [
  person('liaison', 'security-liaison', { unitId: 'u1' }),
  person('liaison two', 'security-liaison', { unitId: 'u1' }),
  person('liaison elsewhere', 'security-liaison', { unitId: 'u2' }),
  person('officer', 'regional-officer', { regionCode: 'gao' }),
  person('officer mopti', 'regional-officer', { regionCode: 'mopti' }),
  person('manager', 'centre-manager', { centreCode: 'gao', centreRegion: 'gao' }),
  person('manager mopti', 'centre-manager', { centreCode: 'mopti', centreRegion: 'mopti' }),
  person('educator', 'centre-worker', { centreCode: 'gao', centreRegion: 'gao' }),
  person('case worker', 'case-worker', { regionCode: 'gao' }),
  person('case worker two', 'case-worker', { regionCode: 'gao' }),
  person('national', 'national-officer'),
  person('admin', 'administrator'),
  person('auditor', 'auditor'),
  person('auditor two', 'auditor'),
  person('monitor', 'monitor'),
];
const CUSTODY: Concern = { subject: 'custody', step: 'limit', last: false, regionCode: 'gao', centreCode: null, askedCentre: null, unitId: 'u1', assignedTo: null, ownerId: null, grantees: ['unit:u1', 'region:gao'] };
const IN_CARE: Concern = { ...CUSTODY, subject: 'stay', centreCode: 'gao', unitId: null, grantees: ['centre:gao', 'region:gao'] };
const PLACED: Concern = { ...IN_CARE, subject: 'placement', assignedTo: 'case worker', grantees: ['centre:gao', 'region:gao', 'user:case worker'] };
const ACCESS: Concern = { ...IN_CARE, subject: 'access', step: 'opened' };

const named = (id: string): Recipient => {
  const found = PEOPLE.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody called ${id}`);
  return found;
};
/** People, of whom these are away: who is away → who stands in. */
const without = (away: Record<string, string | null>, people = PEOPLE): Recipient[] =>
  people.map((one) => (one.id in away ? { ...one, away: { absenceId: `absence of ${one.id}`, standInId: away[one.id] ?? null } } : one));
const told = (concern: Concern, people: readonly Recipient[]): string[] => tellings(concern, people).filter(({ keptBy }) => keptBy === null).map(({ person: { id } }) => id);

describe('who is told in the place of somebody away', () => {
  it.each<[string, Concern, Record<string, string | null>, string[]]>([
    ['nobody away', CUSTODY, {}, ['liaison', 'liaison two', 'officer', 'national']],
    ['a stand-in of the same unit, told anyway', CUSTODY, { liaison: 'liaison two' }, ['liaison two', 'officer', 'national']],
    ['no stand-in: the other of the unit is told anyway', CUSTODY, { liaison: null }, ['liaison two', 'officer', 'national']],
    ['the whole unit away: the officer', CUSTODY, { liaison: null, 'liaison two': null }, ['officer', 'national']],
    ['officer with a stand-in at the Ministry', IN_CARE, { officer: 'national' }, ['national', 'manager']],
    ['officer without: the Ministry', IN_CARE, { officer: null }, ['national', 'manager']],
    ['manager with an educator', IN_CARE, { manager: 'educator' }, ['officer', 'educator']],
    ['manager without: the officer, told anyway', IN_CARE, { manager: null }, ['officer']],
    ['a new custody, of which managers hear before the child comes: an educator of the same centre too', { ...CUSTODY, step: 'opened' }, { manager: 'educator' }, ['officer', 'educator']],
    ['a manager whose stand-in sees another centre’s children: the officer', IN_CARE, { manager: 'manager mopti' }, ['officer']],
    ['a stand-in who is away has one', IN_CARE, { officer: 'national', manager: 'educator', educator: 'officer' }, ['national']],
    ['stand-ins for each other: the officer', IN_CARE, { manager: 'educator', educator: 'manager' }, ['officer']],
    ['a case worker by the officer', PLACED, { 'case worker': 'officer' }, ['officer', 'manager']],
    ['a case worker by a colleague, whose child it is not: the centre', PLACED, { 'case worker': 'case worker two' }, ['officer', 'manager']],
    ['an auditor by the other', ACCESS, { auditor: 'auditor two' }, ['officer', 'manager', 'auditor two']],
    ['no auditor at work: the Ministry', ACCESS, { auditor: null, 'auditor two': null }, ['officer', 'manager', 'national']],
    ['nobody of the Ministry: the administrators', CUSTODY, { national: null }, ['liaison', 'liaison two', 'officer', 'admin']],
    ['who stands in left the house', IN_CARE, { manager: 'somebody gone' }, ['officer']],
  ])('%s', (_, concern, away, expected) => {
    expect(told(concern, without(away))).toEqual(expected);
  });

  it('keeps the alert for whoever is away, and says for whom it came', () => {
    expect(tellings(IN_CARE, without({ manager: 'educator' })).map(({ person: { id }, keptBy, forAbsences }) => [id, keptBy, forAbsences])).toEqual([
      ['officer', null, []], ['manager', 'absence of manager', []], ['educator', null, ['absence of manager']],
    ]);
  });

  it('if nobody is at work, everybody is told all the same', () => {
    const away = Object.fromEntries(PEOPLE.map(({ id }) => [id, null]));
    expect(told(CUSTODY, without(away))).toEqual(recipientsOf(CUSTODY, PEOPLE).map(({ id }) => id));
  });

  const anyAway = fc.dictionary(fc.constantFrom(...PEOPLE.map(({ id }) => id)), fc.option(fc.constantFrom(...PEOPLE.map(({ id }) => id))));
  const anyConcern = fc.record({
    concern: fc.constantFrom(CUSTODY, IN_CARE, PLACED, ACCESS), step: fc.constantFrom('opened', 'warning-1', 'limit', 'escalation-1', 'escalation-3'), last: fc.boolean(),
  });

  it('each is told once, nobody is forgotten, and somebody is always told', () => {
    fc.assert(
      fc.property(anyAway, anyConcern, (away, { concern, step, last }) => {
        const now = { ...concern, step, last };
        const people = without(away);
        const all = tellings(now, people);
        expect(new Set(all.map((one) => one.person.id)).size).toBe(all.length);
        expect(all.map((one) => one.person.id)).toEqual(expect.arrayContaining(recipientsOf(now, people).map(({ id }) => id)));
        expect(told(now, people).length).toBeGreaterThan(0);
        // Kept only where somebody else was told in their place.
        for (const { keptBy } of all) if (keptBy !== null) expect(all.some((one) => one.keptBy === null)).toBe(true);
      }),
    );
  });

  it('nobody hears of a child whom they neither reach nor are told of by their own post', () => {
    fc.assert(
      fc.property(anyAway, anyConcern, (away, { concern, step, last }) => {
        const now = { ...concern, step, last };
        const usually = new Set(recipientsOf(now, PEOPLE).map(({ id }) => id));
        for (const { person: one, forAbsences } of tellings(now, without(away))) {
          if (forAbsences.length === 0 || usually.has(one.id)) continue;
          const scope = scopeOf({ ...one, userId: one.id });
          const reaches = scope.reach === 'all' || scope.grantees.some((grantee) => concern.grantees.includes(grantee));
          const ofThePlace = [...usually].map(named).some((usual) => usual.role === one.role && one.role === 'auditor' || usual.centreCode !== null && usual.centreCode === one.centreCode);
          expect(reaches || one.role === 'administrator' || ofThePlace).toBe(true);
        }
      }),
    );
  });
});

describe('who may stand in', () => {
  it.each([
    ['liaison', 'liaison two', true], ['liaison', 'liaison elsewhere', false], ['liaison', 'officer', false],
    ['educator', 'manager', true], ['educator', 'manager mopti', false], ['educator', 'officer', true], ['educator', 'officer mopti', false],
    ['manager', 'educator', true], ['manager', 'national', false],
    ['case worker', 'case worker two', false], ['case worker', 'officer', true],
    ['officer', 'national', true], ['officer', 'officer mopti', false], ['national', 'admin', false],
    ['auditor', 'auditor two', true], ['auditor', 'national', false], ['monitor', 'national', false], ['officer', 'officer', false],
  ])('for %s, %s: %s', (absent, colleague, expected) => {
    expect(mayStandIn(named(colleague), named(absent))).toBe(expected);
  });
});

describe('who may record an absence', () => {
  it.each([
    ['officer', 'officer', true], ['manager', 'educator', true], ['manager', 'officer', false], ['manager mopti', 'educator', false],
    ['officer', 'manager', true], ['officer', 'educator', true], ['officer', 'case worker', true], ['officer mopti', 'case worker', false], ['officer', 'liaison', false],
    ['national', 'officer', true], ['national', 'liaison', true], ['national', 'admin', false], ['admin', 'national', true], ['admin', 'auditor', true],
    ['educator', 'manager', false], ['monitor', 'officer', false], ['auditor', 'officer', false],
  ])('%s, that of %s: %s', (recorder, absent, expected) => {
    expect(mayRecordAbsence(named(recorder), named(absent))).toBe(expected);
  });
});
