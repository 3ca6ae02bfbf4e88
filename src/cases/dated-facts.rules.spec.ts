import { describe, expect, it } from '@jest/globals';
import { datedFacts } from './dated-facts.rules.js';
import type { Fact } from './facts.vocabulary.js';

const told = (subjectId: string, recorded: string, at = recorded) => ({ subjectId, at: new Date(at), precision: 'minute' as const, recordedAt: new Date(recorded), recordedBy: 'someone' });
const approved: Fact = { ...told('k', '2026-05-01T08:00:00Z'), kind: 'closure.approved', reason: 'reintegrated' };
const reopened: Fact = { ...told('k', '2026-07-01T08:00:00Z'), kind: 'closure.reopened', reason: 'child-back' };
const visit = (recorded: string, at = recorded): Fact => ({ ...told('p', recorded, at), rowId: recorded, kind: 'visit.made', answers: null, outcome: 'well' });
const answers = (...facts: Fact[]) => datedFacts(facts, []).filter(({ kind }) => kind === 'reopening.answered').map(({ subjectId, at }) => `${subjectId} ${at?.toISOString() ?? ''}`);

describe('the facts in the words of the time limits', () => {
  it('a closure that was taken back says until when it held', () => {
    expect(datedFacts([approved, reopened], []).map(({ kind, heldUntil }) => [kind, heldUntil])).toEqual([['closure.approved', reopened.recordedAt], ['reopening.opened', undefined]]);
    expect(datedFacts([approved], [])[0]?.heldUntil).toBeUndefined();
  });

  it('the first step written down after it answers a re-opening, whatever the order in which the facts arrive', () => {
    const facts = [visit('2026-04-01T08:00:00Z'), approved, reopened, visit('2026-07-04T08:00:00Z', '2026-07-03T10:00:00Z'), visit('2026-07-05T08:00:00Z', '2026-07-02T10:00:00Z')];
    expect(answers(...facts)).toEqual(['k 2026-07-03T10:00:00.000Z']);
    expect(answers(...facts.toReversed())).toEqual(['k 2026-07-03T10:00:00.000Z']);
    expect(answers(...facts.slice(0, 3))).toEqual([]);
  });
});
