import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readableCode, seriesOf, typedCode, typedNumber } from './act-number.rules.js';

describe('the number of a paper', () => {
  it.each([
    ['AR', 2026, 'gao', 'AR-2026-GAO'], ['FA', 2027, 'tombouctou', 'FA-2027-TOMBOUCTOU'], ['CD', 2026, null, 'CD-2026-MALI'], ['AS', 2026, 'san-2', 'AS-2026-SAN'],
  ])('%s %i %s: %s', (prefix, year, region, series) => {
    expect(seriesOf(prefix, year, region)).toBe(series);
  });

  it.each([
    ['AR-2026-GAO-0007', 'AR-2026-GAO-0007'], [' ar 2026 gao 7 ', 'AR-2026-GAO-0007'], ['ar2026gao0007', 'AR-2026-GAO-0007'], ['AR-2026-GAO-12345', 'AR-2026-GAO-12345'],
    ['AR-2026-GAO', undefined], ['', undefined], ['AR-26-GAO-0007', undefined], ["AR-2026-GAO-0007' or 1=1", undefined],
  ])('typed "%s": %s', (typed, number) => {
    expect(typedNumber(typed)).toBe(number);
  });
});

describe('the code of a paper', () => {
  const digest = fc.uint8Array({ minLength: 13, maxLength: 32 });

  it('is four groups of five signs that cannot be taken for each other', () => {
    fc.assert(fc.property(digest, (bytes) => { expect(readableCode(bytes)).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/); }));
    expect(readableCode(Uint8Array.from([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))).toBe('ZW000-00000-00000-00000');
  });

  it('holds 100 bits: digests that differ there have different codes', () => {
    fc.assert(fc.property(digest, fc.nat(99), (bytes, bit) => {
      const other = Uint8Array.from(bytes, (byte, index) => (index === bit >> 3 ? byte ^ (0x80 >> (bit & 7)) : byte));
      expect(readableCode(other)).not.toBe(readableCode(bytes));
    }));
  });

  it('is the same however it is typed', () => {
    fc.assert(fc.property(digest, (bytes) => {
      const code = readableCode(bytes);
      expect(typedCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }));
  });

  it.each(['', 'ABCDE', 'ABCDE-FGHJK-MNPQR-STVWU', 'ABCDE-FGHJK-MNPQR-STVW0-X'])('"%s" is no code', (typed) => {
    expect(typedCode(typed)).toBeUndefined();
  });

  it('of less than 100 bits there is none', () => {
    expect(() => readableCode(new Uint8Array(12))).toThrow('too short');
  });
});
