import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { actionAnswering, firstActions } from './first-actions.rules.js';
import { ACTIONS } from './allowed.vocabulary.js';

describe('what is most useful now', () => {
  it('answers the open time limits, the next one first', () => {
    expect(firstActions([['service.medical-care'], ['tracing.acted'], ['plan.agreed']], ['plan.record', 'tracing.record', 'service.record'])).toEqual(['service.record', 'tracing.record']);
  });

  it('is said once where it answers two of them', () => {
    expect(firstActions([['service.medical-care'], ['service.psychosocial-support'], ['plan.agreed']], ['plan.record', 'service.record'])).toEqual(['service.record', 'plan.record']);
  });

  it('passes over what is for others to answer', () => {
    expect(firstActions([['custody.ended'], ['stay.reviewed']], ['stay.review'])).toEqual(['stay.review']);
    expect(firstActions([['custody.ended']], [])).toEqual([]);
  });

  it.each([
    [['handover.accept', 'handover.offer'], 'handover.accept'],
    [['handover.offer'], 'handover.offer'],
  ] as const)('of two ways to the same end takes the one that is nearer: %p', (allowed, expected) => {
    expect(actionAnswering(['custody.ended'], allowed)).toBe(expected);
  });

  it('is known for every time limit that a step on the page of the case settles', () => {
    const elsewhere = ['custody.notified', 'referral.accepted', 'referral.fed-back', 'emergency.reviewed', 'consent.answered-anew', 'reopening.answered'];
    const { rules } = JSON.parse(readFileSync(new URL('../deadlines/data/watched-facts.json', import.meta.url), 'utf8')) as { rules: Record<string, { facts?: { settling: string[] } }> };
    const without = Object.entries(rules).filter(([, { facts }]) => facts !== undefined && actionAnswering(facts.settling, ACTIONS) === undefined && !facts.settling.some((fact) => elsewhere.includes(fact)));
    expect(without.map(([code]) => code)).toEqual([]);
  });
});
