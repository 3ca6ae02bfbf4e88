import { describe, expect, it } from '@jest/globals';
import type { Role } from '../access/index.js';
import type { Concern, Recipient } from './alert.vocabulary.js';
import { recipientsOf } from './recipients.rules.js';

const person = (id: string, role: Role, place: Partial<Recipient> = {}): Recipient => ({ id, role, regionCode: null, centreCode: null, centreRegion: null, unitId: null, quiet: null, away: null, ...place });

const PEOPLE = [
  person('liaison', 'security-liaison', { unitId: 'u1' }),
  person('other liaison', 'security-liaison', { unitId: 'u2' }),
  person('officer gao', 'regional-officer', { regionCode: 'gao' }),
  person('officer mopti', 'regional-officer', { regionCode: 'mopti' }),
  person('manager gao', 'centre-manager', { centreCode: 'gao', centreRegion: 'gao' }),
  person('manager mopti', 'centre-manager', { centreCode: 'mopti', centreRegion: 'mopti' }),
  person('worker gao', 'centre-worker', { centreCode: 'gao', centreRegion: 'gao' }),
  person('case worker', 'case-worker', { regionCode: 'gao' }),
  person('national', 'national-officer'),
  person('admin', 'administrator'),
  person('monitor', 'monitor'),
  person('analyst', 'analyst'),
  person('auditor', 'auditor'),
];
const CONCERN: Concern = { subject: 'custody', step: 'limit', last: false, regionCode: 'gao', centreCode: null, askedCentre: null, unitId: 'u1', assignedTo: null, ownerId: null, grantees: [] };
const told = (concern: Partial<Concern>, people = PEOPLE): string[] => recipientsOf({ ...CONCERN, ...concern }, people).map(({ id }) => id);

describe('who is told', () => {
  it.each<[string, Partial<Concern>, string[]]>([
    ['a new custody', { step: 'opened' }, ['officer gao', 'manager gao']],
    ['a custody to be warned of', { step: 'warning-1' }, ['liaison', 'officer gao']],
    ['with a centre asked', { step: 'warning-2', centreCode: 'mopti' }, ['liaison', 'officer gao', 'manager mopti']],
    ['a custody at its limit', { step: 'limit' }, ['liaison', 'officer gao', 'national']],
    ['a grave incident', { subject: 'incident', step: 'opened', centreCode: 'gao', unitId: null }, ['officer gao', 'manager gao']],
    ['a transfer proposed by Gao to Mopti', { subject: 'transfer', step: 'opened', centreCode: 'gao', askedCentre: 'mopti', unitId: null }, ['manager mopti']],
    ['that nobody has answered', { subject: 'transfer', step: 'limit', centreCode: 'gao', askedCentre: 'mopti', unitId: null }, ['officer gao', 'manager gao', 'manager mopti']],
    ['a custody overdue', { step: 'escalation-1' }, ['officer gao', 'national']],
    ['at the top of the ladder', { step: 'escalation-3', last: true }, ['officer gao', 'national', 'admin']],
    ['a unit unknown', { step: 'warning-1', unitId: null }, ['officer gao']],
    ['a stay at its limit', { subject: 'stay', centreCode: 'gao', unitId: null }, ['officer gao', 'manager gao']],
    ['a stay overdue', { subject: 'stay', step: 'escalation-1', centreCode: 'gao', unitId: null }, ['officer gao', 'national']],
    ['a visit at its limit', { subject: 'placement', centreCode: 'gao', unitId: null, assignedTo: 'case worker' }, ['officer gao', 'manager gao', 'case worker']],
    ['a visit, assigned to a worker of the centre', { subject: 'placement', centreCode: 'gao', unitId: null, assignedTo: 'worker gao' }, ['officer gao', 'manager gao', 'worker gao']],
    ['an emergency access just opened', { subject: 'access', step: 'opened', centreCode: 'gao', unitId: null }, ['officer gao', 'manager gao', 'auditor']],
    ['an emergency access to a child who is held', { subject: 'access', step: 'opened' }, ['officer gao', 'auditor']],
    ['an emergency access whose review is due', { subject: 'access', step: 'limit', centreCode: 'gao', unitId: null, assignedTo: 'case worker' }, ['officer gao', 'manager gao', 'auditor']],
    ['an emergency access whose review is overdue', { subject: 'access', step: 'escalation-1', centreCode: 'gao', unitId: null }, ['officer gao', 'national', 'auditor']],
  ])('%s', (_, concern, expected) => {
    expect(told(concern)).toEqual(expected);
  });

  it('where nobody is near, the Ministry; where there is none yet, the administrators', () => {
    const nowhere = { step: 'warning-1', regionCode: 'taoudenit', unitId: null };
    expect(told(nowhere)).toEqual(['national']);
    expect(told(nowhere, PEOPLE.filter(({ role }) => role !== 'national-officer'))).toEqual(['admin']);
  });

  it('an emergency access far from everybody: the Ministry, and the auditor all the same', () => {
    const nowhere = { subject: 'access' as const, step: 'opened', regionCode: 'taoudenit', unitId: null };
    expect(told(nowhere)).toEqual(['national', 'auditor']);
    expect(told(nowhere, PEOPLE.filter(({ role }) => role !== 'national-officer'))).toEqual(['admin', 'auditor']);
  });

  it('nobody who sees no case, and no liaison of another unit', () => {
    for (const subject of ['custody', 'stay', 'placement'] as const) {
      for (const step of ['opened', 'warning-1', 'limit', 'escalation-1', 'escalation-3']) {
        const all = told({ subject, step, last: true, centreCode: 'gao', assignedTo: 'case worker' });
        expect(all.filter((id) => ['monitor', 'analyst', 'auditor', 'other liaison', 'officer mopti', 'manager mopti'].includes(id))).toEqual([]);
        expect(new Set(all).size).toBe(all.length);
      }
    }
  });
});
