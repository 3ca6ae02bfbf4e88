import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreedEnd, decideEnd, decideReview, endOfAccess, factsOfGrant, MOST_MINUTES, runs, stateOf } from './emergency.rules.js';
import type { Access } from './emergency.vocabulary.js';

const OPENED = new Date('2026-03-10T08:00:00.000Z');
const at = (time: string): Date => new Date(`2026-03-10T${time}Z`);
const ACCESS: Access = { id: 'a', userId: 'opener', openedAt: OPENED, endsAt: at('09:00:00.000'), endedAt: null, reviewedAt: null };
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'allowed';
};

const instants = fc.integer({ min: 0, max: 4 * 3_600_000 }).map((ms) => new Date(OPENED.getTime() + ms));
const minutes = fc.integer({ min: 1, max: MOST_MINUTES });
const accesses = fc
  .record({ minutes, endedAfter: fc.option(fc.integer({ min: 0, max: MOST_MINUTES * 60_000 }), { nil: null }) })
  .map(({ minutes: agreed, endedAfter }): Access => {
    const endsAt = agreedEnd(OPENED, agreed);
    return { ...ACCESS, endsAt, endedAt: endedAfter === null || endedAfter > agreed * 60_000 ? null : new Date(OPENED.getTime() + endedAfter) };
  });

describe('an emergency access', () => {
  it.each([
    [1, 'allowed'], [60, 'allowed'], [180, 'allowed'], [181, 'invalid-request'], [0, 'invalid-request'], [-60, 'invalid-request'], [1.5, 'invalid-request'], [Number.NaN, 'invalid-request'],
    [Number.POSITIVE_INFINITY, 'invalid-request'],
  ])('of %s minutes: %s', (asked, expected) => {
    expect(refusal(() => agreedEnd(OPENED, asked))).toBe(expected);
  });

  it('is never longer than three hours, whatever is asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), (asked) => {
        try {
          expect(agreedEnd(OPENED, asked).getTime() - OPENED.getTime()).toBeLessThanOrEqual(3 * 3_600_000);
        } catch (error) {
          expect((error as { code: string }).code).toBe('invalid-request');
        }
      }),
    );
  });

  it('runs from its first instant to the one before its end, and at no other', () => {
    fc.assert(
      fc.property(accesses, instants, (access, instant) => {
        expect(runs(access, instant)).toBe(instant >= OPENED && instant < endOfAccess(access));
        expect(endOfAccess(access) <= access.endsAt).toBe(true);
      }),
    );
  });

  it.each([
    ['07:59:59.999', 'to-review'], ['08:00:00.000', 'running'], ['08:59:59.999', 'running'], ['09:00:00.000', 'to-review'],
  ])('at %s it is %s', (time, state) => {
    expect(stateOf(ACCESS, at(time))).toBe(state);
  });

  it('several at once: the file is open as long as any of them runs, and not an instant longer', () => {
    fc.assert(
      fc.property(fc.array(accesses, { minLength: 1, maxLength: 6 }), instants, (several, instant) => {
        const last = Math.max(...several.map((access) => endOfAccess(access).getTime()));
        expect(several.some((access) => runs(access, instant))).toBe(instant >= OPENED && instant.getTime() < last);
      }),
    );
  });

  it('is ended once, while it runs', () => {
    expect(refusal(() => { decideEnd(ACCESS, at('08:30:00.000')); })).toBe('allowed');
    expect(refusal(() => { decideEnd(ACCESS, at('09:00:00.000')); })).toBe('emergency-over');
    expect(refusal(() => { decideEnd({ ...ACCESS, endedAt: at('08:30:00.000') }, at('08:30:00.000')); })).toBe('emergency-over');
  });

  it.each([
    ['by another person, after its end', ACCESS, 'officer', '09:00:00.000', 'allowed'],
    ['while it runs', ACCESS, 'officer', '08:59:59.999', 'emergency-still-running'],
    ['after an early end', { ...ACCESS, endedAt: at('08:10:00.000') }, 'officer', '08:10:00.000', 'allowed'],
    ['by the person who opened it', ACCESS, 'opener', '12:00:00.000', 'emergency-own-review'],
    ['twice', { ...ACCESS, reviewedAt: at('10:00:00.000') }, 'officer', '12:00:00.000', 'emergency-reviewed'],
  ])('reviewed %s', (_, access, who, time, expected) => {
    expect(refusal(() => { decideReview(access, who, at(time)); })).toBe(expected);
  });

  it('its end is a fact from the opening on; an earlier end takes its place', () => {
    expect(factsOfGrant(ACCESS)).toEqual([{ kind: 'emergency.ended', subjectId: 'a', at: at('09:00:00.000'), precision: 'minute', recordedAt: OPENED }]);
    const ended = factsOfGrant({ ...ACCESS, endedAt: at('08:20:00.000'), reviewedAt: at('10:00:00.000') });
    expect(ended.map(({ kind, at: when }) => [kind, when])).toEqual([['emergency.ended', at('08:20:00.000')], ['emergency.reviewed', at('10:00:00.000')]]);
  });
});
