import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../cases/index.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { decidePlan } from './reintegration.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const OUT: Standing = {
  status: 'identified', since: null, whereabouts: { kind: 'unknown', region: null }, answerable: { kind: 'ministry' }, region: null, centre: null, unitId: null, grants: [], custody: null,
  handover: null, stay: null, absence: null, transfer: null, placement: null, ageAssessment: null, everHeld: false, followUps: [], reunification: null, closure: null, lastFactAt: null,
};
const IN_CARE: Standing = { ...OUT, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', admittedAt: time('2026-03-10T09:00:00.000Z'), overPlaces: false } };
const PLACED: Standing = { ...OUT, status: 'in-reintegration', placement: { id: 'p', kind: 'family', startedAt: time('2026-04-10') } };

describe('a care plan', () => {
  it.each<[string, Standing, string, boolean, string | undefined, string | null]>([
    ['agreed with the child', IN_CARE, '2026-03-12', true, undefined, 's'],
    ['the child does not agree, and says why', IN_CARE, '2026-03-12', false, 'veut rentrer', 's'],
    ['on the day of the admission', IN_CARE, '2026-03-10', true, undefined, 's'],
    ['after the stay', PLACED, '2026-04-12', true, undefined, null],
    ['told late, of a stay that is over', PLACED, '2026-03-20', true, undefined, 's'],
  ])('%s', (_, standing, at, childAgreed, whyNot, stayId) => {
    expect(() => { decidePlan(standing, { at: time(at), childAgreed, whyNot }, stayId); }).not.toThrow();
  });

  it.each<[string, Standing, string, boolean, string | null, string, string | undefined]>([
    ['the child does not agree, and nobody says why', IN_CARE, '2026-03-12', false, 's', 'why-not-required', 'whyNot'],
    ['before the admission', IN_CARE, '2026-03-09', true, null, 'before-previous-fact', 'at'],
    ['before the placement, in no stay', PLACED, '2026-04-09', true, null, 'before-previous-fact', 'at'],
    ['for a child in no care', OUT, '2026-03-12', true, null, 'not-in-care', undefined],
    ['in a closed file', { ...PLACED, status: 'closed' }, '2026-04-12', true, null, 'case-closed', undefined],
  ])('%s is refused', (_, standing, at, childAgreed, stayId, code, field) => {
    expect(() => { decidePlan(standing, { at: time(at), childAgreed, whyNot: undefined }, stayId); }).toThrow(expect.objectContaining({ code, field }));
  });
});
