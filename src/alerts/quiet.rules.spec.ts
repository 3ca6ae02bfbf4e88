import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ladderOf } from '../deadlines/index.rules.js';
import type { QuietHours } from './alert.vocabulary.js';
import { endOfQuiet, mayWait, tellFrom } from './quiet.rules.js';

const hours = (from: string, to: string): QuietHours => ({ from: minutes(from), to: minutes(to) });
const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};
const NIGHT = hours('21:00', '06:00');

describe('quiet hours', () => {
  it.each([
    ['before them', NIGHT, '2026-03-10T20:59:59.999Z', undefined],
    ['at their beginning', NIGHT, '2026-03-10T21:00:00.000Z', '2026-03-11T06:00:00.000Z'],
    ['before midnight', NIGHT, '2026-03-10T23:59:59.999Z', '2026-03-11T06:00:00.000Z'],
    ['at midnight', NIGHT, '2026-03-11T00:00:00.000Z', '2026-03-11T06:00:00.000Z'],
    ['a moment before their end', NIGHT, '2026-03-11T05:59:59.999Z', '2026-03-11T06:00:00.000Z'],
    ['at their end', NIGHT, '2026-03-11T06:00:00.000Z', undefined],
    ['over the end of a month', NIGHT, '2026-02-28T22:00:00.000Z', '2026-03-01T06:00:00.000Z'],
    ['over the end of a leap February', NIGHT, '2028-02-28T22:00:00.000Z', '2028-02-29T06:00:00.000Z'],
    ['in the night in which Europe changes its clocks', NIGHT, '2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['within one day', hours('12:00', '14:30'), '2026-03-10T13:00:00.000Z', '2026-03-10T14:30:00.000Z'],
    ['within one day, after', hours('12:00', '14:30'), '2026-03-10T14:30:00.000Z', undefined],
    ['from midnight', hours('00:00', '05:00'), '2026-03-10T00:00:00.000Z', '2026-03-10T05:00:00.000Z'],
    ['until midnight', hours('22:00', '00:00'), '2026-03-10T23:00:00.000Z', '2026-03-11T00:00:00.000Z'],
  ])('%s', (_, quiet, at, end) => {
    expect(endOfQuiet(quiet, new Date(at))?.toISOString()).toBe(end);
  });

  const anyQuiet = fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }).filter(({ from, to }) => from !== to);
  const anyTime = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

  it('end within a day, at the minute chosen, outside themselves; the morning after is the same for the whole spell', () => {
    fc.assert(
      fc.property(anyQuiet, anyTime, (quiet, at) => {
        const end = endOfQuiet(quiet, at);
        if (end === undefined) return;
        expect(end.getTime() - at.getTime()).toBeGreaterThan(0);
        expect(end.getTime() - at.getTime()).toBeLessThan(86_400_000);
        expect(end.getUTCHours() * 60 + end.getUTCMinutes()).toBe(quiet.to);
        expect(endOfQuiet(quiet, end)).toBeUndefined();
        expect(endOfQuiet(quiet, new Date(end.getTime() - 1))).toEqual(end);
      }),
    );
  });

  it('leave, of every day, exactly the hours chosen', () => {
    fc.assert(
      fc.property(anyQuiet, (quiet) => {
        const day = Date.parse('2026-03-10T00:00:00.000Z');
        const quietMinutes = Array.from({ length: 1440 }, (_, minute) => endOfQuiet(quiet, new Date(day + minute * 60_000))).filter((end) => end !== undefined).length;
        expect(quietMinutes).toBe((quiet.to - quiet.from + 1440) % 1440);
      }),
      { numRuns: 20 },
    );
  });

  it('never put off telling to the next step or beyond', () => {
    fc.assert(
      fc.property(anyQuiet, anyTime, fc.integer({ min: 1, max: 172_800_000 }), (quiet, now, ahead) => {
        const next = new Date(now.getTime() + ahead);
        const from = tellFrom(quiet, now, next);
        expect(from === undefined || (from > now && from < next)).toBe(true);
        expect(tellFrom(null, now, next)).toBeUndefined();
      }),
    );
  });
});

describe('what may wait until the morning', () => {
  const start = new Date('2026-03-10T06:00:00.000Z');
  const CUSTODY = ladderOf({ announced: true, warnings: ['PT24H', 'PT42H'], escalations: ['PT0S', 'PT24H'], series: false, limitStep: 3 }, start, new Date('2026-03-12T06:00:00.000Z'));
  const STAY = ladderOf({ announced: false, warnings: ['P2M'], escalations: ['PT0S', 'PT24H'], series: false, limitStep: 2 }, start, new Date('2026-06-10T06:00:00.000Z'));
  const waiting = (ladder: typeof CUSTODY, subject: Parameters<typeof mayWait>[2]): string[] => ladder.filter((step) => mayWait(step, ladder, subject)).map(({ kind }) => kind);

  it.each([
    ['a custody', CUSTODY, 'custody', ['opened', 'warning-1']],
    ['a stay', STAY, 'stay', ['warning-1']],
    ['a placement', CUSTODY, 'placement', ['opened', 'warning-1', 'warning-2']],
    ['an emergency access', CUSTODY, 'access', []],
  ] as const)('%s', (_, ladder, subject, expected) => {
    expect(waiting([...ladder], subject)).toEqual(expected);
  });

  it('is never the limit, nor an escalation, nor a custody’s last warning, however many warnings a rule has', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 47 }), { maxLength: 5 }), fc.constantFrom('custody', 'stay', 'placement', 'access'), (warnings, subject) => {
        const ladder = ladderOf({ announced: true, warnings: warnings.toSorted((a, b) => a - b).map((hour) => `PT${String(hour)}H`), escalations: ['PT0S', 'PT24H'], series: false, limitStep: warnings.length + 1 }, start, new Date('2026-03-12T06:00:00.000Z'));
        const kinds = waiting(ladder, subject);
        expect(kinds.filter((kind) => kind === 'limit' || kind.startsWith('escalation'))).toEqual([]);
        if (subject === 'custody') expect(kinds).not.toContain(`warning-${String(warnings.length)}`);
      }),
    );
  });
});
