import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKnownTime } from '../platform/known-time/index.js';
import { decideIncident, decideVerification, decideVictim, decideViolation, type Verified } from './incident.rules.js';
import { DECISIONS, type Suffered, type VictimTold, type ViolationTold, VIOLATION_TYPES } from './violations.vocabulary.js';

const time = (text: string) => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' as const };
const killed: Suffered = { type: 'killing-and-maiming', harm: 'killed', cause: 'firearm' };
const boys = (change: Partial<VictimTold> = {}): VictimTold => ({ boys: 2, suffered: [killed], ...change });

describe('a violation', () => {
  it.each<[string, ViolationTold]>([
    ['a school attacked', { type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'attack', damage: 'destroyed' }],
    ['a school used by soldiers', { type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'military-use' }],
    ['children recruited', { type: 'recruitment-and-use' }],
    ['access denied', { type: 'denial-of-humanitarian-access' }],
  ])('%s', (_, violation) => {
    expect(() => { decideViolation(violation); }).not.toThrow();
  });

  it.each<[string, ViolationTold, string, string]>([
    ['an attack on nothing', { type: 'attacks-on-schools-and-hospitals', act: 'attack' }, 'facility-unsaid', 'facility'],
    ['a school and nobody says what was done', { type: 'attacks-on-schools-and-hospitals', facility: 'school' }, 'facility-unsaid', 'act'],
    ['an abduction of a hospital', { type: 'abduction', facility: 'hospital' }, 'facility-without-attack', 'facility'],
    ['damage without a building', { type: 'denial-of-humanitarian-access', damage: 'looted' }, 'facility-without-attack', 'facility'],
  ])('%s is refused', (_, violation, code, field) => {
    expect(() => { decideViolation(violation); }).toThrow(expect.objectContaining({ code, field }));
  });
});

describe('victims', () => {
  const all = VIOLATION_TYPES;

  it.each<[string, VictimTold]>([
    ['two boys', boys()],
    ['a child with a file', { caseCode: 'ML-0000-0000', suffered: [killed] }],
    ['sex unknown', { sexUnknown: 1, suffered: [killed] }],
    ['three months old', boys({ ageFromMonths: 3, ageToMonths: 3 })],
    ['abducted and recruited: one child, two violations', boys({ suffered: [{ type: 'abduction', captivity: 'unknown' }, { type: 'recruitment-and-use', roles: ['guard'], mode: 'abduction' }] })],
  ])('%s', (_, victim) => {
    expect(() => { decideVictim(victim, all); }).not.toThrow();
  });

  it.each<[string, VictimTold, string, string]>([
    ['nobody', { suffered: [killed] }, 'victims-unsaid', 'boys'],
    ['none at all', { boys: 0, girls: 0, sexUnknown: 0, suffered: [killed] }, 'victims-unsaid', 'boys'],
    ['a file and a count', boys({ caseCode: 'ML-0000-0000' }), 'victims-unsaid', 'boys'],
    ['who suffered nothing', boys({ suffered: [] }), 'victims-unsaid', 'suffered'],
    ['half an age', boys({ ageFromMonths: 60 }), 'age-range-incomplete', 'ageToMonths'],
    ['the other half', boys({ ageToMonths: 60 }), 'age-range-incomplete', 'ageFromMonths'],
    ['an age the wrong way round', boys({ ageFromMonths: 61, ageToMonths: 60 }), 'age-range-reversed', 'ageToMonths'],
    ['the same violation twice', boys({ suffered: [killed, killed] }), 'already-exists', 'suffered'],
    ['killed or maimed, nobody says', boys({ suffered: [{ type: 'killing-and-maiming' }] }), 'harm-unsaid', 'suffered.0.harm'],
    ['abducted, and nobody says whether unknown', boys({ suffered: [{ type: 'abduction' }] }), 'captivity-unsaid', 'suffered.0.captivity'],
    ['recruited by a firearm', boys({ suffered: [{ type: 'recruitment-and-use', cause: 'firearm' }] }), 'detail-of-another-violation', 'suffered.0.type'],
    ['a role of who was abducted', boys({ suffered: [{ type: 'abduction', captivity: 'unknown', roles: ['guard'] }] }), 'detail-of-another-violation', 'suffered.0.type'],
  ])('%s is refused', (_, victim, code, field) => {
    expect(() => { decideVictim(victim, all); }).toThrow(expect.objectContaining({ code, field }));
  });

  it('of what did not happen in the incident', () => {
    expect(() => { decideVictim(boys(), ['abduction']); }).toThrow(expect.objectContaining({ code: 'violation-not-in-incident', field: 'suffered.0.type' }));
  });
});

describe('an incident', () => {
  it('with an attack and a denial needs no child', () => {
    expect(() => { decideIncident([{ type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'attack' }, { type: 'denial-of-humanitarian-access' }], []); }).not.toThrow();
  });

  it('in which a school and a hospital were attacked has two violations', () => {
    const attack = (facility: 'school' | 'hospital'): ViolationTold => ({ type: 'attacks-on-schools-and-hospitals', facility, act: 'attack' });
    expect(() => { decideIncident([attack('school'), attack('hospital')], []); }).not.toThrow();
    expect(() => { decideIncident([attack('school'), attack('school')], []); }).toThrow(expect.objectContaining({ code: 'already-exists', field: 'violations' }));
  });

  it.each([['nobody', []], ['those of another violation', [boys()]]])('that says children were recruited says which: %s', (_, victims) => {
    const violations: ViolationTold[] = [{ type: 'recruitment-and-use' }, { type: 'killing-and-maiming' }];
    expect(() => { decideIncident(violations, victims); }).toThrow(expect.objectContaining({ code: 'victims-missing', field: 'victims' }));
  });
});

describe('verification', () => {
  const reported: Verified = { status: 'reported', since: null };
  const occurred = time('2026-02');

  it.each<[string, Verified, (typeof DECISIONS)[number], string]>([
    ['taken up', reported, 'under-verification', '2026-03-01'],
    ['verified at once', reported, 'verified', '2026-03-01'],
    ['verified in the month in which it happened', reported, 'verified', '2026-02-01'],
    ['verified on the day it was taken up', { status: 'under-verification', since: '2026-03-01' }, 'verified', '2026-03-01'],
    ['no longer held for verified', { status: 'verified', since: '2026-03-01' }, 'not-verified', '2026-03-10'],
    ['today', reported, 'verified', '2026-03-10'],
  ])('%s', (_, now, next, on) => {
    expect(() => { decideVerification(now, next, on, occurred, '2026-03-10'); }).not.toThrow();
  });

  it.each<[string, Verified, (typeof DECISIONS)[number], string, string, string]>([
    ['before it happened', reported, 'verified', '2026-01-31', 'before-previous-fact', 'on'],
    ['before the last decision', { status: 'under-verification', since: '2026-03-02' }, 'verified', '2026-03-01', 'before-previous-fact', 'on'],
    ['tomorrow', reported, 'verified', '2026-03-11', 'in-the-future', 'on'],
    ['twice', { status: 'verified', since: '2026-03-01' }, 'verified', '2026-03-02', 'verification-unchanged', 'status'],
  ])('%s is refused', (_, now, next, on, code, field) => {
    expect(() => { decideVerification(now, next, on, occurred, '2026-03-10'); }).toThrow(expect.objectContaining({ code, field }));
  });

  it('whatever is decided in whatever order, days never run backwards', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.UTC(2026, 1, 1 + days)).toISOString().slice(0, 10));
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...DECISIONS), day)), (wanted) => {
      let now: Verified = reported;
      const taken: string[] = [];
      for (const [status, on] of wanted) {
        try {
          decideVerification(now, status, on, occurred, '2026-03-10');
        } catch {
          continue;
        }
        now = { status, since: on };
        taken.push(on);
      }
      expect(taken).toEqual(taken.toSorted());
      expect(taken.every((on) => on >= '2026-02-01' && on <= '2026-03-10')).toBe(true);
    }));
  });
});
