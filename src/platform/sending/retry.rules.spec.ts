import { describe, expect, it } from '@jest/globals';
import { nextTry, retryAfterOf } from './retry.rules.js';

const now = new Date('2026-03-10T08:00:00.000Z');

describe('trying again', () => {
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

  it('is given up at once where no attempt can fare better', () => {
    expect(nextTry(1, now, { final: true })).toBeUndefined();
  });

  it.each([
    ['a wait longer than ours', 600, '2026-03-10T08:10:00.000Z'],
    ['a wait shorter than ours', 5, '2026-03-10T08:01:00.000Z'],
    ['a wait of a year', 31_536_000, '2026-03-11T08:00:00.000Z'],
  ])('heeds %s', (_, retryAfter, at) => {
    expect(nextTry(1, now, { retryAfter })?.toISOString()).toBe(at);
  });

  it.each([
    [1, 0, '2026-03-10T08:01:00.000Z'],
    [2, 0, '2026-03-10T08:05:00.000Z'],
    [3, 0, undefined],
    [1, 900, '2026-03-10T08:15:00.000Z'],
    [1, 901, undefined],
  ])('where something else can take over: after %s attempts, asked to wait %s s, at %s', (attempts, retryAfter, at) => {
    expect(nextTry(attempts, now, { retryAfter }, true)?.toISOString()).toBe(at);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['Tue, 10 Mar 2026 08:02:00 GMT', 120],
    ['Tue, 10 Mar 2026 07:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s seconds', (header, seconds) => {
    expect(retryAfterOf(header, now)).toBe(seconds);
  });
});
