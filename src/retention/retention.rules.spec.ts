import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../platform/refusal/index.js';
import { allowedOn, APPROVALS, decideApproval, decideCarryingOut, decideRefusal, decideRequest } from './retention.rules.js';
import type { Proposal } from './retention.vocabulary.js';

const NOW = new Date('2031-05-01T10:00:00.000Z');
const proposal = (changes: Partial<Proposal> = {}): Proposal => ({ status: 'proposed', proposedBy: null, approvers: [], ...changes });
const refusalOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('asking for an erasure', () => {
  it.each([
    [{ closed: true, erased: false, waiting: false }, undefined],
    [{ closed: false, erased: false, waiting: false }, 'erasure-case-open'],
    [{ closed: true, erased: true, waiting: false }, 'identity-erased'],
    [{ closed: true, erased: false, waiting: true }, 'erasure-pending'],
  ])('%j: %s', (at, code) => {
    expect(refusalOf(() => { decideRequest(at); })).toBe(code);
  });
});

describe('agreeing', () => {
  it.each<[Proposal, string, boolean, string | undefined]>([
    [proposal(), 'anna', false, undefined],
    [proposal({ approvers: ['anna'] }), 'boubou', false, undefined],
    [proposal({ approvers: ['anna'] }), 'anna', false, 'erasure-by-same-person'],
    [proposal({ proposedBy: 'anna' }), 'anna', false, 'erasure-by-proposer'],
    [proposal({ status: 'refused' }), 'anna', false, 'erasure-not-waiting'],
    [proposal({ status: 'withdrawn' }), 'anna', false, 'erasure-not-waiting'],
    [proposal({ status: 'approved', approvers: ['anna', 'boubou'] }), 'cheick', false, 'erasure-not-waiting'],
    [proposal(), 'anna', true, 'erasure-during-emergency'],
  ])('%j by %s (emergency %s): %s', (on, approver, emergency, code) => {
    expect(refusalOf(() => { decideApproval(on, approver, emergency); })).toBe(code);
  });

  it('whoever presses what in whatever order: approved only by two who did not ask for it', () => {
    const people = fc.constantFrom('anna', 'boubou', 'cheick', 'diarra');
    const act = fc.record({ by: people, what: fc.constantFrom('approve', 'refuse') });
    fc.assert(
      fc.property(fc.option(people), fc.array(act, { maxLength: 12 }), (proposedBy, acts) => {
        let now: Proposal = proposal({ proposedBy });
        for (const { by, what } of acts) {
          const offered = allowedOn(now, { userId: by, mayApprove: true }).includes(what);
          const refused = refusalOf(() => { if (what === 'approve') decideApproval(now, by, false); else decideRefusal(now, new Date('2032-01-01'), NOW); });
          expect(offered).toBe(refused === undefined); // the page offers exactly what the server accepts
          if (refused !== undefined) continue;
          const approvers = what === 'approve' ? [...now.approvers, by] : now.approvers;
          now = { ...now, approvers, status: what === 'refuse' ? 'refused' : approvers.length >= APPROVALS ? 'approved' : 'proposed' };
        }
        expect(refusalOf(() => { decideCarryingOut(now); }) === undefined).toBe(now.status === 'approved');
        if (now.status === 'approved') {
          expect(new Set(now.approvers.filter((approver) => approver !== proposedBy)).size).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('nothing is offered to whoever may not approve', () => {
    for (const status of ['proposed', 'approved', 'refused', 'withdrawn', 'done'] as const) {
      expect(allowedOn(proposal({ status }), { userId: 'anna', mayApprove: false })).toEqual([]);
    }
  });
});

describe('putting off', () => {
  it.each([
    ['2031-05-02', undefined],
    ['2036-05-01', undefined],
    ['2031-05-01', 'erasure-put-off-too-short'],
    ['2030-01-01', 'erasure-put-off-too-short'],
    ['2036-05-02', 'erasure-put-off-too-short'],
  ])('until %s: %s', (day, code) => {
    expect(refusalOf(() => { decideRefusal(proposal(), new Date(day), NOW); })).toBe(code);
  });
});

it('only what two approved is carried out', () => {
  expect((['proposed', 'approved', 'refused', 'withdrawn', 'done'] as const).map((status) => refusalOf(() => { decideCarryingOut(proposal({ status })); }))).toEqual([
    'erasure-not-approved', undefined, 'erasure-not-waiting', 'erasure-not-waiting', 'erasure-not-waiting',
  ]);
});
