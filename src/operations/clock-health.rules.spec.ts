import { describe, expect, it } from '@jest/globals';
import { type ClockState, unsoundness } from './clock-health.rules.js';
import { nightBefore } from './night.rules.js';

const now = new Date('2026-03-10T08:00:00.000Z');
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const bounds = { sweepIntervalSeconds: 15, sweepsMissed: 3, lateSeconds: 60 };
const sound: ClockState = { sweptAt: before(10), alertedAt: null, alertLateSeconds: null, deliveredAt: null, deliveryLateSeconds: null, due: 0, dueSince: null };

describe('whether the clock can be relied on', () => {
  it.each<[what: string, change: Partial<ClockState>, reasons: string[]]>([
    ['all within bounds', {}, []],
    ['no sweep ever', { sweptAt: null }, ['never-swept']],
    ['the last sweep three intervals ago', { sweptAt: before(45) }, []],
    ['longer ago', { sweptAt: before(45.001) }, ['sweep-too-old']],
    ['a step due this minute', { due: 1, dueSince: before(60) }, []],
    ['a step due longer', { due: 1, dueSince: before(60.001) }, ['step-not-alerted']],
    ['both', { sweptAt: before(600), due: 3, dueSince: before(600) }, ['sweep-too-old', 'step-not-alerted']],
    ['an alert that was late and is written', { alertedAt: before(5), alertLateSeconds: 7_200 }, []],
    ['a sweep by a clock that is ahead', { sweptAt: before(-300) }, []],
  ])('%s', (_, change, reasons) => {
    expect(unsoundness({ ...sound, ...change }, bounds, now)).toEqual(reasons);
  });
});

describe('the night before', () => {
  it.each([
    ['2026-03-10T08:00:00.000Z', 2, '2026-03-10T02:00:00.000Z'],
    ['2026-03-10T02:00:00.000Z', 2, '2026-03-10T02:00:00.000Z'],
    ['2026-03-10T01:59:59.999Z', 2, '2026-03-09T02:00:00.000Z'],
    ['2026-03-01T00:30:00.000Z', 23, '2026-02-28T23:00:00.000Z'],
    ['2026-03-01T00:30:00.000Z', 0, '2026-03-01T00:00:00.000Z'],
  ])('at %s, for %i o’clock, is %s', (at, hour, expected) => {
    expect(nightBefore(new Date(at), hour)).toEqual(new Date(expected));
  });
});
