import { describe, expect, it } from '@jest/globals';
import { nextTry } from './retry.rules.js';

describe('trying again', () => {
  const now = new Date('2026-03-10T08:00:00.000Z');

  it.each([
    [1, '2026-03-10T08:01:00.000Z'],
    [2, '2026-03-10T08:05:00.000Z'],
    [4, '2026-03-10T09:00:00.000Z'],
    [8, '2026-03-11T08:00:00.000Z'],
  ])('after %s failed attempts at %s', (attempts, at) => {
    expect(nextTry(attempts, now)?.toISOString()).toBe(at);
  });

  it('is given up after the ninth', () => {
    expect(nextTry(9, now)).toBeUndefined();
  });
});
