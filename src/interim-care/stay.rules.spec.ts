import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideAdmission, decideReview, mustReceive } from './stay.rules.js';

const IN_CARE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: { at: new Date('2026-03-10T09:00:00.000Z'), precision: 'minute' }, overPlaces: false } };

describe('an admission', () => {
  const at = { at: new Date('2026-03-12T09:00:00.000Z'), precision: 'minute' as const };
  const verdict = (status: Standing['status']): string => {
    try {
      decideAdmission({ ...NOBODY, status }, { at, kind: 'centre', centre: 'gao' });
      return 'admitted';
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
  };

  it.each([
    ['identified', 'admitted'], ['released-without-handover', 'admitted'], ['escaped', 'admitted'], ['situation-unknown', 'admitted'],
    ['before-court', 'not-ready-for-admission'], ['deceased', 'not-ready-for-admission'], ['closed', 'case-closed'],
  ] as const)('%s: %s', (status, expected) => {
    expect(verdict(status)).toBe(expected);
  });
});

describe('a review of the stay', () => {
  it.each([
    ['continues, for a reason', { outcome: 'continues', reason: 'danger' }, 's', { stayId: 's', reason: 'danger' }],
    ['the leave is planned', { outcome: 'leave-planned', reason: undefined }, 's', { stayId: 's', reason: null }],
    ['the leave is planned: no reason is kept', { outcome: 'leave-planned', reason: 'danger' }, 's', { stayId: 's', reason: null }],
    ['told late, of the stay before', { outcome: 'continues', reason: 'health' }, 'before', { stayId: 'before', reason: 'health' }],
  ] as const)('%s', (_, review, stayId, decided) => {
    expect(decideReview(IN_CARE, review, stayId)).toEqual(decided);
  });

  it.each([
    ['continues, nobody says why', IN_CARE, { outcome: 'continues', reason: undefined }, 's', 'stay-reason-required', 'reason'],
    ['before any stay', IN_CARE, { outcome: 'continues', reason: 'danger' }, null, 'before-previous-fact', 'at'],
    ['of a child in no care', NOBODY, { outcome: 'continues', reason: 'danger' }, null, 'not-in-care', undefined],
    ['of a closed file', { ...IN_CARE, status: 'closed' }, { outcome: 'continues', reason: 'danger' }, 's', 'case-closed', undefined],
  ] as const)('%s', (_, standing, review, stayId, code, field) => {
    expect(() => decideReview(standing, review, stayId)).toThrow(expect.objectContaining({ code, field }));
  });
});

describe('the relative who takes the child in', () => {
  const aunt = { id: 'a', relationship: 'aunt-uncle', life: 'alive', said: { child: null, relative: null }, verified: true } as const;
  const assessed = { id: 'b', at: { at: new Date('2026-03-12T00:00:00Z'), precision: 'day' }, relativeId: 'a', unverifiedReason: 'cannot-wait' } as const;
  const family = (verified: boolean | null, assessments: Standing['family']['assessments'] = []): Standing['family'] => ({ relatives: [{ ...aunt, verified }], searches: [], assessments, livesWith: null, care: null });

  it.each<[string, Standing['family'], string, boolean, string | undefined]>([
    ['of a verified link', family(true), 'a', true, undefined],
    ['of an unverified link', family(null), 'a', true, 'relative-not-verified'],
    ['of a link that does not hold', family(false), 'a', true, 'relative-not-verified'],
    ['of an unverified link, with the reason why', family(null, [assessed]), 'a', true, undefined],
    ['of an unverified link, the reason being about another', family(null, [{ ...assessed, relativeId: 'c' }]), 'a', true, 'relative-not-verified'],
    ['of an unverified link, the reason having been given up', family(null, [assessed, { ...assessed, id: 'b2', unverifiedReason: null }]), 'a', true, 'relative-not-verified'],
    ['who is not on the file', family(true), 'x', true, 'unknown-relative'],
    ['though the child goes to another centre', family(true), 'a', false, 'no-placement'],
  ])('%s', (_, known, id, placed, code) => {
    const work = (): void => { mustReceive(known, id, placed); };
    if (code === undefined) expect(work).not.toThrow();
    else expect(work).toThrow(expect.objectContaining({ code, field: 'relative' }));
  });
});
