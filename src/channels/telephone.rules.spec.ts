import { describe, expect, it } from '@jest/globals';
import { internationalNumber, maskedNumber, oneMoreCode } from './telephone.rules.js';

describe('a telephone number', () => {
  it.each([
    ['70 12 34 56', '+22370123456'],
    ['70.12.34.56', '+22370123456'],
    ['+223 70 12 34 56', '+22370123456'],
    ['00223 70-12-34-56', '+22370123456'],
    ['(+33) 6 12 34 56 78', '+33612345678'],
    ['7012345', undefined],
    ['0033', undefined],
    ['+0123456789', undefined],
    ['+1234567890123456', undefined],
    ['appelez-moi', undefined],
    ['', undefined],
  ])('%s is %s', (typed, number) => {
    expect(internationalNumber(typed)).toBe(number);
  });

  it('is shown so that its owner knows it again', () => {
    expect(maskedNumber('+22370123456')).toBe('+223 •• •• •• 56');
  });
});

describe('codes by SMS', () => {
  const now = new Date('2026-03-10T08:00:00.000Z');
  const hours = (count: number): Date => new Date(now.getTime() - count * 3_600_000);

  it.each([
    ['the first', { count: 0, since: null }, { count: 1, since: now }],
    ['the fifth of a day', { count: 4, since: hours(1) }, { count: 5, since: hours(1) }],
    ['the sixth of a day', { count: 5, since: hours(23) }, undefined],
    ['the first of the next day', { count: 5, since: hours(24) }, { count: 1, since: now }],
  ])('%s', (_, sent, expected) => {
    expect(oneMoreCode(sent, now)).toEqual(expected);
  });
});
