import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayOfLooking, type Threshold, unusualOf } from './unusual.rules.js';

const { rules } = JSON.parse(readFileSync(new URL('./data/unusual-thresholds.json', import.meta.url), 'utf8')) as { rules: Threshold[] };
const quiet: DayOfLooking = { day: '2026-03-10', role: 'centre-worker', files: 0, names: 0, night: 0, searches: 0, prints: 0, exports: 0 };
const codes = (day: Partial<DayOfLooking>): string[] => unusualOf({ ...quiet, ...day }, rules).map(({ code }) => code);

describe('unusual reading', () => {
  it.each([
    ['a day like another', { files: 25, searches: 20, night: 60 }, []],
    ['the last usual file', { files: 50 }, []],
    ['one file too many', { files: 51 }, ['many-files']],
    ['less for who follows 25 children', { role: 'case-worker', files: 31 }, ['many-files']],
    ['more for a region', { role: 'regional-officer', files: 100, names: 600 }, []],
    ['a night at a centre', { night: 60 }, []],
    ['a night in an office', { role: 'national-officer', night: 11 }, ['at-night']],
    ['searching and opening', { searches: 21, files: 3 }, []],
    ['searching and opening little', { searches: 21, files: 2 }, ['searching-without-opening']],
    ['searching for nothing', { searches: 200 }, ['searching-without-opening']],
    ['printing', { prints: 11 }, ['many-prints']],
    ['taking away', { exports: 1 }, ['export']],
    ['an auditor’s own export', { role: 'auditor', exports: 3 }, []],
    ['everything at once', { files: 51, names: 301, prints: 11 }, ['many-files', 'many-names', 'many-prints']],
  ] as const)('%s', (_, day, expected) => {
    expect(codes(day)).toEqual(expected);
  });

  it('more of the same never becomes more usual, except opening what was found', () => {
    const count = fc.nat({ max: 2000 });
    const day = fc.record({ role: fc.constantFrom('centre-worker', 'case-worker', 'national-officer', 'auditor'), files: count, names: count, night: count, searches: count, prints: count, exports: count });
    fc.assert(
      fc.property(day, fc.constantFrom('names', 'night', 'searches', 'prints', 'exports'), fc.nat({ max: 500 }), (some, what, more) => {
        const before = codes(some);
        expect(codes({ ...some, [what]: some[what] + more })).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
