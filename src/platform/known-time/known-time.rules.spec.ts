import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOf, formatKnownTime, type KnownTime, parseKnownTime, surelyBefore } from './known-time.rules.js';

const time = (text: string): KnownTime => {
  const parsed = parseKnownTime(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

describe('a time as somebody knows it', () => {
  it.each(['2024-02', '2024-02-29', '2024-02-15T10:15:00.000Z'])('%s reads and writes the same', (text) => {
    expect(formatKnownTime(time(text))).toBe(text);
  });

  it.each(['', '2024', '2024-13', '2023-02-29', '2024-02-31T10:00:00Z', '2024-02-15 10:15', '15/02/2024', '2024-02-15T25:00:00Z'])('"%s" is no time', (text) => {
    expect(parseKnownTime(text)).toBeUndefined();
  });

  it.each([
    ['2024-02', '2024-03-01T00:00:00.000Z'], ['2024-12', '2025-01-01T00:00:00.000Z'], ['2024-02-29', '2024-03-01T00:00:00.000Z'], ['2024-02-15T10:15:00.000Z', '2024-02-15T10:15:00.000Z'],
  ])('%s ends at %s', (text, end) => {
    expect(endOf(time(text)).toISOString()).toBe(end);
  });

  it('"that day" ends at midnight, also for what cannot have happened before ten past two', () => {
    expect(endOf({ at: new Date('2024-02-15T14:10:00.000Z'), precision: 'day' }).toISOString()).toBe('2024-02-16T00:00:00.000Z');
  });

  it.each([
    ['2024-02-14', '2024-02-15T00:00:00Z', true], ['2024-02-15', '2024-02-15T10:00:00Z', false], ['2024-02-15T09:00:00Z', '2024-02-15', false], ['2024-02-15T00:00:00Z', '2024-02-15', false], ['2024-02-01T00:00:00Z', '2024-02', false], ['2024-02-14T23:59:59Z', '2024-02-15', true], ['2024-02', '2024-02-20', false],
    ['2024-01', '2024-02', true], ['2024-02-15T10:14:00Z', '2024-02-15T10:15:00Z', true], ['2024-02-15T10:15:00Z', '2024-02-15T10:15:00Z', false],
  ])('%s surely before %s: %s', (a, b, answer) => {
    expect(surelyBefore(time(a), time(b))).toBe(answer);
  });

  it('two times are never each surely before the other', () => {
    const known = fc.record({ at: fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), precision: fc.constantFrom('minute' as const, 'day' as const, 'month' as const) })
      .map(({ at, precision }) => time(formatKnownTime({ at, precision })));
    fc.assert(fc.property(known, known, (a, b) => !(surelyBefore(a, b) && surelyBefore(b, a))));
  });
});
