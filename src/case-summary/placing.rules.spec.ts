import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../cases/index.js';
import { type Part, PARTS } from './case-summary.vocabulary.js';
import { mayShowDeadline, placedFacts } from './placing.rules.js';

const told = { subjectId: 'x', at: new Date('2026-03-10T08:00:00Z'), precision: 'minute' as const, recordedAt: new Date('2026-03-10T12:00:00Z'), recordedBy: 'x' };
const ratings = { safety: 1 } as never;
/** Facts and the part that each belongs to; undefined: always there; 'never': on no paper. */
const FACTS: [Fact, Part | 'never' | undefined][] = [
  [{ ...told, kind: 'case.identified', entry: 'community', region: 'gao', centre: null }, undefined],
  [{ ...told, kind: 'stay.admitted', care: 'centre', centre: 'gao', region: null, family: null }, undefined],
  [{ ...told, kind: 'service.given', rowId: 's1', service: 'food', sealedDetail: null, by: null, sessions: null }, undefined],
  [{ ...told, kind: 'service.given', rowId: 's2', service: 'medical-care', sealedDetail: null, by: null, sessions: null }, 'health'],
  [{ ...told, kind: 'service.ended', rowId: 's3', service: 'added-by-the-ministry', outcome: null }, 'health'],
  [{ ...told, subjectId: 'r1', kind: 'referral.sent', partner: 'unicef', service: 'schooling' }, undefined],
  [{ ...told, subjectId: 'r2', kind: 'referral.sent', partner: 'clinic', service: 'psychosocial-support' }, 'health'],
  [{ ...told, subjectId: 'r2', kind: 'referral.accepted', partner: 'clinic', toldBySender: false }, 'health'],
  [{ ...told, kind: 'stay.sheet-filled', risk: 'low' }, 'health'],
  [{ ...told, kind: 'incident.happened', stayId: 'x', incident: 'violence', severity: 'high', grave: true }, 'health'],
  [{ ...told, kind: 'custody.observed', custodyId: 'x', observation: 'injury', finding: null, breach: false, byUnit: null }, 'health'],
  [{ ...told, kind: 'custody.observed', custodyId: 'x', observation: 'interrogation', finding: 'interrogated-prohibited', breach: true, byUnit: null }, 'never'],
  [{ ...told, kind: 'follow-up.concluded', rowId: 'f', custodyId: 'x', followUp: 'breach', outcome: 'breach-ended' }, 'never'],
  [{ ...told, kind: 'relative.recorded', relationship: 'aunt', carer: 'none', life: 'alive', region: 'gao', country: null }, 'relatives'],
  [{ ...told, kind: 'tracing.opened', relativeId: 'x', priority: 'normal', partner: null, country: null }, 'relatives'],
  [{ ...told, kind: 'age-assessment.raised', doubter: 'authority', ground: 'appearance' }, 'age'],
  [{ ...told, kind: 'fact.corrected', rowId: 'c', corrected: 'stay.admitted', from: told, to: told }, undefined],
  [{ ...told, kind: 'assessment.made', rowId: 'a', during: 'stay', first: true, ratings, sealedStrengths: '', sealedNeeds: '' }, undefined],
  [{ ...told, kind: 'consent.given' }, 'never'],
  [{ ...told, kind: 'sight.granted', grantee: 'centre:gao' }, 'never'],
];
const subset = fc.subarray([...PARTS]);
const detailOf = (fact: Fact, chosen: readonly Part[]): boolean[] => placedFacts([fact], chosen).map(({ withDetail }) => withDetail);

describe('where a fact stands on the summary', () => {
  it('with nothing chosen: only what belongs to no part', () => {
    expect(placedFacts(FACTS.map(([fact]) => fact), []).map(({ fact }) => fact)).toEqual(FACTS.flatMap(([fact, part]) => (part === undefined ? [fact] : [])));
  });

  it('whatever is chosen, it is the facts of no part and of the parts chosen, and no other', () => {
    fc.assert(fc.property(subset, fc.shuffledSubarray(FACTS, { minLength: FACTS.length }), (chosen, facts) => {
      expect(placedFacts(facts.map(([fact]) => fact), chosen).map(({ fact }) => fact)).toEqual(facts.flatMap(([fact, part]) => (part === undefined || (part !== 'never' && chosen.includes(part)) ? [fact] : [])));
    }));
  });

  it.each<[string, Fact, Part | 'never' | undefined]>([
    ['of what a child died', { ...told, kind: 'death.recorded', cause: 'illness', confirmedBy: 'doctor' }, 'health'],
    ['how the child was rated', { ...told, kind: 'assessment.made', rowId: 'a', during: 'stay', first: true, ratings, sealedStrengths: '', sealedNeeds: '' }, 'health'],
    ['that a person was found to be an adult', { ...told, kind: 'closure.approved', reason: 'not-a-child' }, 'age'],
    ['why a case is closed otherwise', { ...told, kind: 'closure.approved', reason: 'reintegrated' }, undefined],
    ['which group recruited again', { ...told, kind: 're-recruitment.recorded', party: 'group', source: 'family' }, 'never'],
    ['why a stay goes on', { ...told, kind: 'stay.reviewed', rowId: 'r', outcome: 'continues', reason: 'health' }, 'never'],
  ])('%s stands beside the fact only where its part was chosen', (_, fact, part) => {
    expect(detailOf(fact, [])).toEqual([part === undefined]);
    for (const one of PARTS) expect([one, detailOf(fact, [one])]).toEqual([one, [part === undefined || part === one]]);
  });
});

interface Watched {
  readonly facts?: { readonly settling: readonly string[] };
}

describe('which time limits stand on the summary', () => {
  const { rules } = JSON.parse(readFileSync(new URL('../deadlines/data/watched-facts.json', import.meta.url), 'utf8')) as { rules: Record<string, Watched> | readonly Watched[] };
  const settlings = Object.values(rules).flatMap(({ facts }: Watched) => (facts === undefined ? [] : [facts.settling]));

  it('every one that is watched has been thought of: with all parts chosen only breaches of rights, consents and emergency accesses are missing', () => {
    expect(settlings.length).toBeGreaterThan(30);
    expect(settlings.filter((settling) => !mayShowDeadline(settling, PARTS)).flat().toSorted()).toEqual(['breach.concluded', 'consent.answered-anew', 'consent.answered-anew', 'emergency.reviewed']);
  });

  it.each<[string, Part]>([['age-assessment.concluded', 'age'], ['tracing.acted', 'relatives'], ['tracing.request-acted', 'relatives'], ['stay.sheet-filled', 'health'], ['incident.followed-up', 'health']])('%s with its part alone', (kind, part) => {
    for (const one of PARTS) expect([one, mayShowDeadline([kind], [one])]).toEqual([one, one === part]);
  });

  it('never one that nobody knows, or that is settled by something on no paper', () => {
    expect([mayShowDeadline([], PARTS), mayShowDeadline(['unheard-of.thing'], PARTS), mayShowDeadline(['custody.ended', 'consent.given'], PARTS)]).toEqual([false, false, false]);
  });
});
