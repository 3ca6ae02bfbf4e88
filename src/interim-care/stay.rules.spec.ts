import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../cases/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideAdmission, decideReview } from './stay.rules.js';

const OUT: Standing = {
  status: 'identified', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null,
  handover: null, stay: null, absence: null, transfer: null, placement: null, ageAssessment: null, everHeld: false, followUps: [], reunification: null, closure: null, lastFactAt: null,
};
const IN_CARE: Standing = { ...OUT, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', admittedAt: { at: new Date('2026-03-10T09:00:00.000Z'), precision: 'minute' }, overPlaces: false } };

describe('an admission', () => {
  const at = { at: new Date('2026-03-12T09:00:00.000Z'), precision: 'minute' as const };
  const verdict = (status: Standing['status']): string => {
    try {
      decideAdmission({ ...OUT, status }, { at, kind: 'centre', centre: 'gao' });
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
    ['of a child in no care', OUT, { outcome: 'continues', reason: 'danger' }, null, 'not-in-care', undefined],
    ['of a closed file', { ...IN_CARE, status: 'closed' }, { outcome: 'continues', reason: 'danger' }, 's', 'case-closed', undefined],
  ] as const)('%s', (_, standing, review, stayId, code, field) => {
    expect(() => decideReview(standing, review, stayId)).toThrow(expect.objectContaining({ code, field }));
  });
});
