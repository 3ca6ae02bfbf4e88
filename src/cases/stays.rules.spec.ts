import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownTime, parseKnownTime } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';
import { careAt, stayAt } from './stays.rules.js';

const time = (text: string): KnownTime => parseKnownTime(text) ?? { at: new Date(0), precision: 'minute' };
const told = (subjectId: string, at: string): { subjectId: string; at: Date; precision: KnownTime['precision']; recordedAt: Date; recordedBy: string } => ({ subjectId, ...time(at), recordedAt: new Date(0), recordedBy: 'u' });
const admitted = (id: string, at: string): Fact => ({ ...told(id, at), kind: 'stay.admitted', care: 'centre', centre: 'gao', region: null, family: null });
const left = (id: string, at: string): Fact => ({ ...told(id, at), kind: 'stay.discharged', destination: 'other-centre' });

const FACTS = [admitted('first', '2026-03-10T09:00:00.000Z'), left('first', '2026-03-20'), admitted('second', '2026-03-20T15:00:00.000Z')];

describe('the stay in which something happened', () => {
  it.each([
    ['2026-03-09', null],
    ['2026-03-10', 'first'],
    ['2026-03-10T08:59:00.000Z', null],
    ['2026-03-15', 'first'],
    ['2026-03-20', 'second'], // either is possible: the later one, whose limits run
    ['2026-03-20T10:00:00.000Z', 'first'],
    ['2026-03-21', 'second'],
    ['2026-03', 'second'],
  ])('at %s: %s', (at, stay) => {
    expect(stayAt(FACTS, time(at))).toBe(stay);
  });

  const placed: Fact = { ...told('home', '2026-03-25'), kind: 'placement.started', relativeId: null, placement: 'family', region: 'gao' };
  const ended: Fact = { ...told('home', '2026-03-28'), kind: 'placement.ended' };
  it.each([
    ['2026-03-09', null],
    ['2026-03-21', { during: 'stay', id: 'second' }],
    ['2026-03-25', { during: 'placement', id: 'home' }], // the day on which one goes over into the other
    ['2026-03-26', { during: 'placement', id: 'home' }],
    ['2026-03-29', null],
  ])('of stays and placements alike, at %s: %j', (at, care) => {
    expect(careAt([...FACTS, left('second', '2026-03-25'), placed, ended], time(at))).toEqual(care);
  });

  it('is none after the last discharge', () => {
    expect(stayAt([...FACTS, left('second', '2026-04-01')], time('2026-04-02'))).toBeNull();
  });

  it('is the same in whatever order the facts are told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(FACTS, { minLength: FACTS.length }), fc.integer({ min: 1, max: 31 }), (facts, day) => {
        const at = time(`2026-03-${String(day).padStart(2, '0')}`);
        expect(stayAt(facts, at)).toBe(stayAt(FACTS, at));
      }),
    );
  });
});
