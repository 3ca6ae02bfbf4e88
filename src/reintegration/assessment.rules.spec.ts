import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOBODY } from '../../test/support/standing.js';
import type { Fact, Ratings, Standing } from '../cases/index.js';
import { DOMAINS } from '../cases/index.rules.js';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import { byDomain, changeSince, decideAssessment, inOrder } from './assessment.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const told = (subjectId: string, at: string) => ({ subjectId, ...time(at), recordedAt: new Date(0), recordedBy: 'u' });
const HERE: Standing = { ...NOBODY, status: 'in-interim-care', stay: { id: 's', care: 'centre', centre: 'gao', family: null, admittedAt: time('2026-03-10'), overPlaces: false } };
const PLACED: Standing = { ...HERE, status: 'in-reintegration', stay: null, placement: { id: 'p', kind: 'family', startedAt: time('2026-04-10') } };
const FACTS: Fact[] = [
  { ...told('s', '2026-03-10'), kind: 'stay.admitted', care: 'centre', centre: 'gao', region: null, family: null },
  { ...told('s', '2026-04-10'), kind: 'stay.discharged', destination: 'family' },
  { ...told('p', '2026-04-10'), kind: 'placement.started', relativeId: null, placement: 'family', region: 'gao' },
];

describe('an assessment of strengths and needs', () => {
  it.each([
    ['2026-03-12', { during: 'stay', id: 's' }],
    ['2026-04-10', { during: 'placement', id: 'p' }],
    ['2026-05-01', { during: 'placement', id: 'p' }],
  ])('at %s belongs to %j, also when it is told after the discharge', (at, care) => {
    expect(decideAssessment(PLACED, FACTS, time(at))).toEqual(care);
  });

  it.each<[string, Standing, string, string, string | undefined]>([
    ['in a closed file', { ...PLACED, status: 'closed' }, '2026-05-01', 'case-closed', undefined],
    ['of a child in nobody’s care', { ...PLACED, placement: null }, '2026-03-12', 'not-in-care', undefined],
    ['before anybody cared', HERE, '2026-03-09', 'not-followed-then', 'at'],
  ])('%s is refused', (_, standing, at, code, field) => {
    expect(() => decideAssessment(standing, FACTS, time(at))).toThrow(expect.objectContaining({ code, field }));
  });
});

const rating = fc.integer({ min: 1, max: 5 });
const ratings: fc.Arbitrary<Ratings> = fc.record({ safety: rating, health: rating, psychosocial: rating, education: rating, livelihood: rating, family: rating, community: rating });

describe('the change between two assessments', () => {
  it('says of each domain by how much it rose or fell', () => {
    const before = { safety: 1, health: 3, psychosocial: 2, education: 2, livelihood: 1, family: 5, community: 3 };
    const after = { safety: 3, health: 3, psychosocial: 1, education: 4, livelihood: 1, family: 5, community: 3 };
    expect(changeSince(before, after)).toEqual({ safety: 2, health: 0, psychosocial: -1, education: 2, livelihood: 0, family: 0, community: 0 });
  });

  it('there and back is nothing, and two changes make one', () => {
    fc.assert(fc.property(ratings, ratings, ratings, (a, b, c) => {
      for (const domain of DOMAINS) {
        expect(changeSince(a, b)[domain] + changeSince(b, a)[domain]).toBe(0);
        expect(changeSince(a, b)[domain] + changeSince(b, c)[domain]).toBe(changeSince(a, c)[domain]);
      }
    }));
  });

  it('the order is that of what happened, whatever the order of writing', () => {
    const one = (at: string, recorded: number) => ({ at: time(at), recordedAt: new Date(recorded), ratings: byDomain(() => 3) });
    const [first, second, third] = [one('2026-03-10T08:00:00.000Z', 9), one('2026-03-11', 1), one('2026-03-11', 2)];
    fc.assert(fc.property(fc.shuffledSubarray([first, second, third], { minLength: 3 }), (some) => { expect(inOrder(some)).toEqual([first, second, third]); }));
  });
});
