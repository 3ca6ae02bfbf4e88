import { describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../test/support/standing.js';
import type { Standing } from '../cases/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { decideTransfer, decideTransferAnswer } from './transfer.rules.js';

const time = (at: string, precision: Precision = 'minute'): KnownTime => ({ at: new Date(at), precision });
const PROPOSED = time('2026-03-12T08:00:00.000Z');
const THERE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: time('2026-03-10T09:00:00.000Z'), overPlaces: false } };
const ASKED: Standing = { ...THERE, transfer: { id: 't', to: 'mopti', reason: 'no-place', plannedDay: '2026-03-14', proposedAt: PROPOSED } };
const gone = { id: 'a', since: PROPOSED };

const verdict = (decide: () => unknown): string => {
  try {
    decide();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.field ?? ''}`.trim() : String(error);
  }
};

describe('a transfer between centres', () => {
  it.each([
    ['for today', THERE, { to: 'mopti', plannedDay: '2026-03-12' }, 'gao', 'done'],
    ['by an officer', THERE, { to: 'mopti', plannedDay: '2026-03-14' }, null, 'done'],
    ['for yesterday', THERE, { to: 'mopti', plannedDay: '2026-03-11' }, 'gao', 'planned-in-the-past plannedDay'],
    ['to where the child is', THERE, { to: 'gao', plannedDay: '2026-03-14' }, 'gao', 'transfer-same-centre to'],
    ['by another centre', THERE, { to: 'mopti', plannedDay: '2026-03-14' }, 'kidal', 'transfer-elsewhere'],
    ['twice', ASKED, { to: 'kidal', plannedDay: '2026-03-14' }, 'gao', 'transfer-pending'],
    ['of a child who is absent', { ...THERE, absence: gone }, { to: 'mopti', plannedDay: '2026-03-14' }, 'gao', 'child-absent'],
    ['of a child in no care', NOBODY, { to: 'mopti', plannedDay: '2026-03-14' }, 'gao', 'not-in-care'],
    ['from a foster family', { ...THERE, stay: { id: 's', care: 'foster-family', centre: null, family: null, admittedAt: PROPOSED, overPlaces: false } }, { to: 'mopti', plannedDay: '2026-03-14' }, null, 'transfer-of-centres-alone'],
    ['in a closed file', { ...THERE, status: 'closed' }, { to: 'mopti', plannedDay: '2026-03-14' }, 'gao', 'case-closed'],
  ] as const)('proposed %s', (_, standing, input, centreOfActor, expected) => {
    expect(verdict(() => decideTransfer(standing, input, { today: '2026-03-12', centreOfActor }))).toBe(expected);
  });

  it.each([
    ['accepted at the hour of the proposal', ASKED, PROPOSED, 'mopti', 'done'],
    ['accepted before it', ASKED, time('2026-03-12T07:59:00.000Z'), 'mopti', 'before-previous-fact at'],
    ['accepted that day', ASKED, time('2026-03-12T00:00:00.000Z', 'day'), 'mopti', 'done'],
    ['refused', ASKED, null, 'mopti', 'done'],
    ['accepted by the centre that proposed', ASKED, PROPOSED, 'gao', 'transfer-elsewhere'],
    ['refused by an officer', ASKED, null, null, 'transfer-elsewhere'],
    ['accepted while the child is absent', { ...ASKED, absence: gone }, PROPOSED, 'mopti', 'child-absent'],
    ['refused while the child is absent', { ...ASKED, absence: gone }, null, 'mopti', 'done'],
    ['answered where nothing was proposed', THERE, null, 'mopti', 'no-transfer-pending'],
  ] as const)('%s', (_, standing, at, centreOfActor, expected) => {
    expect(verdict(() => decideTransferAnswer(standing, at, centreOfActor))).toBe(expected);
  });
});
