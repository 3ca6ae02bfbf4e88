import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { decideClosure, decideRefusal, decideReopening, decideRequest, type Request } from './closure.rules.js';
import { decideDeath, decideFamilyTold, decideReview, decideWithdrawal } from './death.rules.js';

const known = (text: string) => ({ at: new Date(`${text}T12:00:00.000Z`), precision: 'minute' as const });
const OUT: Standing = { ...NOBODY, status: 'in-reintegration', placement: { id: 'p', kind: 'family', startedAt: known('2026-03-01') } };
const HELD: Partial<Standing> = { custody: { id: 'c', startedAt: known('2026-03-01'), lastSpellAt: known('2026-03-01'), situationUnknown: false } };
const STAYS: Partial<Standing> = { placement: null, stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: known('2026-03-02'), overPlaces: false } };
const asked = (reason: string, requestedBy = 'one'): Partial<Standing> => ({ closure: { id: 'k', reason, requestedBy } });
const ALL_MET: Request = { overdue: 0, checks: [{ code: 'by-facts', met: true }, { code: 'by-person' }], confirmed: ['by-person'], explained: false };
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('asking for the closure of a case', () => {
  it.each([
    ['everything is met', OUT, ALL_MET, []],
    ['closed already', { ...OUT, status: 'closed' }, ALL_MET, 'case-closed'],
    ['held', { ...OUT, ...HELD }, ALL_MET, 'closure-while-in-care'],
    ['in care', { ...OUT, ...STAYS }, ALL_MET, 'closure-while-in-care'],
    ['on the way to another centre', { ...OUT, status: 'between-centres' }, ALL_MET, 'closure-while-in-care'],
    ['asked for already', { ...OUT, ...asked('reintegrated') }, ALL_MET, 'closure-pending'],
    ['something overdue', OUT, { ...ALL_MET, overdue: 1 }, 'closure-with-open-deadline'],
    ['a point not confirmed, and no word why', OUT, { ...ALL_MET, confirmed: [] }, 'closure-unexplained'],
    ['a point not confirmed, explained', OUT, { ...ALL_MET, confirmed: [], explained: true }, ['by-person']],
    ['a fact confirmed by hand', OUT, { ...ALL_MET, confirmed: ['by-person', 'by-facts'] }, 'unknown-code'],
    ['a point of another reason', OUT, { ...ALL_MET, confirmed: ['by-person', 'other'] }, 'unknown-code'],
  ] as [string, Standing, Request, unknown][])('%s', (_, standing, request, expected) => {
    expect(codeOf(() => decideRequest(standing, request))).toEqual(expected);
  });
});

describe('deciding it', () => {
  const officer = { userId: 'two', decidesLosses: true };
  const manager = { userId: 'two', decidesLosses: false };
  it.each([
    ['nobody asked', OUT, officer, 0, 'no-closure-pending'],
    ['the same person', { ...OUT, ...asked('reintegrated', 'two') }, officer, 0, 'closure-by-same-person'],
    ['fell due meanwhile', { ...OUT, ...asked('reintegrated') }, officer, 1, 'closure-with-open-deadline'],
    ['held again since it was asked for', { ...OUT, ...HELD, ...asked('reintegrated') }, officer, 0, 'closure-while-in-care'],
    ['in care again since then', { ...OUT, ...STAYS, ...asked('reintegrated') }, officer, 0, 'closure-while-in-care'],
    ['recruited again since then', { ...OUT, ...asked('reintegrated'), reRecruitment: { id: 'r', at: known('2026-03-05'), answered: true } }, officer, 0, 'closure-while-recruited'],
    ['a manager, of a child who came home', { ...OUT, ...asked('reintegrated') }, manager, 0, { id: 'k' }],
    ['a manager, of a child who died', { ...OUT, ...asked('died') }, manager, 0, 'closure-of-a-loss'],
    ['a manager, of a child who is lost', { ...OUT, ...asked('lost-to-follow-up') }, manager, 0, 'closure-of-a-loss'],
    ['an officer, of a child who is lost', { ...OUT, ...asked('lost-to-follow-up') }, officer, 0, { id: 'k' }],
  ] as [string, Standing, typeof officer, number, unknown][])('%s', (_, standing, decider, overdue, expected) => {
    const found = codeOf(() => decideClosure(standing, decider, overdue));
    expect(typeof expected === 'string' ? found : (found as { id: string }).id).toBe(typeof expected === 'string' ? expected : 'k');
  });

  it('whoever answers for the child may say no, of a loss too; not to themselves', () => {
    expect(decideRefusal({ ...OUT, ...asked('died') }, 'two').id).toBe('k');
    expect(codeOf(() => decideRefusal({ ...OUT, ...asked('died') }, 'one'))).toBe('closure-by-same-person');
    expect(codeOf(() => decideRefusal(OUT, 'one'))).toBe('no-closure-pending');
  });

  it('a closed case is opened again, unless nobody could say any more who the child is', () => {
    expect(decideReopening({ ...OUT, closedBy: 'k' }, false)).toBe('k');
    expect(codeOf(() => decideReopening({ ...OUT, closedBy: 'k' }, true))).toBe('identity-erased');
    expect(codeOf(() => decideReopening(OUT, false))).toBe('not-closed');
  });
});

describe('a death', () => {
  const at = known('2026-03-05');
  const dead = (with_: Partial<NonNullable<Standing['death']>> = {}): Standing => ({ ...OUT, status: 'deceased', death: { id: 'd', familyTold: false, reviewed: false, ...with_ } });
  it('ends where the child lived, and in custody the custody first', () => {
    expect(decideDeath(OUT, at)).toEqual({ stay: false, placementId: 'p' });
    expect(decideDeath({ ...OUT, ...STAYS }, at)).toEqual({ stay: true, placementId: null });
    expect(codeOf(() => decideDeath({ ...OUT, ...HELD }, at))).toBe('death-in-custody');
    expect(codeOf(() => decideDeath({ ...OUT, status: 'closed' }, at))).toBe('case-closed');
    expect(codeOf(() => decideDeath(dead(), at))).toBe('death-recorded');
    expect(codeOf(() => decideDeath(OUT, known('2026-02-27')))).toBe('before-previous-fact');
  });

  it('the family is told once, the circumstances are reviewed once, and an error can be withdrawn', () => {
    expect([decideFamilyTold(dead()), decideReview(dead()), decideWithdrawal(dead({ familyTold: true, reviewed: true }))]).toEqual(['d', 'd', 'd']);
    expect(codeOf(() => decideFamilyTold(dead({ familyTold: true })))).toBe('family-already-told');
    expect(codeOf(() => decideReview(dead({ reviewed: true })))).toBe('death-reviewed');
    for (const decide of [decideFamilyTold, decideReview, decideWithdrawal]) {
      expect(codeOf(() => decide(OUT))).toBe('no-death-recorded');
      expect(codeOf(() => decide({ ...dead(), status: 'closed' }))).toBe('case-closed');
    }
  });
});
