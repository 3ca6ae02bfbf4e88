import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';
import { readPeriod } from './period.js';

describe('the period of a report', () => {
  it('ends with its last day', () => {
    expect(readPeriod({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: new Date('2024-02-01T00:00:00Z'), to: new Date('2024-03-01T00:00:00Z') });
  });

  it.each([
    ['2026-02-31', '2026-03-31', 'from'], ['2026-02-01', '2026-02-31', 'to'], ['2026-02-01', '2026-02-29', 'to'], ['2026-13-01', '2026-12-31', 'from'],
  ])('a day that does not exist is none, and not the one after it: %s to %s', (from, to, field) => {
    expect(() => readPeriod({ from, to })).toThrow(expect.objectContaining({ code: 'invalid-request', field }));
  });
});

describe('a file for a French spreadsheet', () => {
  it('writes as text whatever a spreadsheet would calculate, and leaves numbers numbers', () => {
    expect(csvOf([['=1+1', '+3', '@x', '-2+3', '-2', '-2,5', 'Gao', 'a;b']])).toBe(`\uFEFF'=1+1;'+3;'@x;'-2+3;-2;-2,5;Gao;"a;b"\r\n`);
  });
});
