import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDuration, isDuration } from './duration.rules.js';

const at = (iso: string): Date => new Date(iso);

describe('a duration added to an instant', () => {
  it.each([
    ['2026-03-10T05:30:00.000Z', 'PT48H', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', 'P2D', '2026-03-12T05:30:00.000Z'],
    ['2026-03-10T05:30:00.000Z', 'PT0S', '2026-03-10T05:30:00.000Z'],
    ['2026-02-27T23:59:00.000Z', 'PT24H', '2026-02-28T23:59:00.000Z'],
    ['2026-02-28T23:59:00.000Z', 'PT24H', '2026-03-01T23:59:00.000Z'],
    ['2028-02-28T12:00:00.000Z', 'P1D', '2028-02-29T12:00:00.000Z'],
    ['2026-01-31T08:00:00.000Z', 'P1M', '2026-02-28T08:00:00.000Z'],
    ['2028-01-31T08:00:00.000Z', 'P1M', '2028-02-29T08:00:00.000Z'],
    ['2026-01-31T08:00:00.000Z', 'P3M', '2026-04-30T08:00:00.000Z'],
    ['2026-11-30T08:00:00.000Z', 'P3M', '2027-02-28T08:00:00.000Z'],
    ['2026-08-31T08:00:00.000Z', 'P6M', '2027-02-28T08:00:00.000Z'],
    ['2024-02-29T08:00:00.000Z', 'P12M', '2025-02-28T08:00:00.000Z'],
    ['2024-02-29T08:00:00.000Z', 'P1Y', '2025-02-28T08:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'P1M', '2027-01-31T23:59:59.999Z'],
    ['2026-03-10T00:00:00.000Z', 'P1W', '2026-03-17T00:00:00.000Z'],
    ['2026-01-31T12:00:00.000Z', 'P1M1DT12H', '2026-03-02T00:00:00.000Z'],
    ['2026-03-28T23:30:00.000Z', 'PT90M', '2026-03-29T01:00:00.000Z'], // summer time begins elsewhere that night, not in Mali
  ])('%s + %s = %s', (start, duration, due) => {
    expect(addDuration(at(start), duration).toISOString()).toBe(due);
  });

  it.each(['', 'P', 'PT', '48H', 'P-1D', 'P1.5D', 'PT48', 'p7d', 'P1D2M', '7 days', 'P7DT'])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false);
    expect(() => addDuration(at('2026-01-01T00:00:00.000Z'), text)).toThrow('no duration');
  });

  it('never goes back, and keeps the order of starts', () => {
    const instants = fc.date({ min: at('2012-01-01T00:00:00.000Z'), max: at('2040-01-01T00:00:00.000Z'), noInvalidDate: true });
    const durations = fc.constantFrom('PT0S', 'PT12H', 'PT24H', 'PT48H', 'P3D', 'P7D', 'P14D', 'P1M', 'P3M', 'P6M', 'P12M');
    fc.assert(
      fc.property(instants, instants, durations, (a, b, duration) => {
        expect(addDuration(a, duration).getTime()).toBeGreaterThanOrEqual(a.getTime());
        const [first, second] = a <= b ? [a, b] : [b, a];
        // Months that end together may meet (30 and 31 January), hours of the day then still decide.
        if (second.getTime() - first.getTime() > 4 * 24 * 3_600_000) {
          expect(addDuration(first, duration).getTime()).toBeLessThanOrEqual(addDuration(second, duration).getTime());
        }
      }),
    );
  });

  it('does not touch the instant it is given', () => {
    const start = at('2026-01-31T08:00:00.000Z');
    addDuration(start, 'P1M');
    expect(start.toISOString()).toBe('2026-01-31T08:00:00.000Z');
  });
});
