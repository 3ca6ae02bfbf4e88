import { describe, expect, it } from '@jest/globals';
import type { Fact, Standing } from '../cases/index.js';
import { decideAllowance, decideFamilyVisit } from './placed.rules.js';

const told = { recordedAt: new Date('2026-03-01T09:00:00.000Z'), recordedBy: 'u' };
const stay = (id: string, care: 'centre' | 'foster-family', day: string): Fact => ({ ...told, kind: 'stay.admitted', subjectId: id, at: new Date(`${day}T09:00:00.000Z`), precision: 'minute', care, centre: null, region: 'gao', family: 'FA-GAO-0001' });
const left = (id: string, day: string): Fact => ({ ...told, kind: 'stay.discharged', subjectId: id, at: new Date(`${day}T09:00:00.000Z`), precision: 'minute', destination: 'family' });
const paid = (from: string, to: string): Fact => ({ ...told, kind: 'stay.allowance-paid', subjectId: 'f', rowId: 'a', at: null, precision: null, amount: 15_000, from, to });
const standing = { status: 'in-interim-care' } as Standing;
const FACTS = [stay('c', 'centre', '2026-02-01'), left('c', '2026-02-10'), stay('f', 'foster-family', '2026-02-10'), left('f', '2026-03-05')];
const code = (work: () => string): string => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a visit to the family', () => {
  it.each([
    ['while the child was in the centre', '2026-02-05', 'not-in-foster-family'],
    ['after the admission', '2026-02-11', 'f'],
    ['on the last day', '2026-03-05', 'f'],
    ['after the child had left', '2026-03-06', 'not-in-foster-family'],
  ])('%s', (_, day, expected) => {
    expect(code(() => decideFamilyVisit(standing, FACTS, { at: new Date(`${day}T00:00:00.000Z`), precision: 'day' }))).toBe(expected);
  });

  it('not in a closed file', () => {
    expect(code(() => decideFamilyVisit({ ...standing, status: 'closed' }, FACTS, { at: new Date('2026-02-12'), precision: 'day' }))).toBe('case-closed');
  });
});

describe('an allowance', () => {
  it.each([
    ['of a month', '2026-02-10', '2026-02-28', [], 'f'],
    ['to the last day', '2026-03-01', '2026-03-05', [], 'f'],
    ['beyond the stay', '2026-03-01', '2026-03-06', [], 'allowance-after-stay'],
    ['reversed', '2026-02-28', '2026-02-10', [], 'ends-before-start'],
    ['of days in the centre', '2026-02-05', '2026-02-28', [], 'not-in-foster-family'],
    ['of a day that was paid', '2026-02-20', '2026-02-28', [paid('2026-02-10', '2026-02-20')], 'allowance-overlaps'],
    ['of the day after', '2026-02-21', '2026-02-28', [paid('2026-02-10', '2026-02-20')], 'f'],
  ] as const)('%s', (_, from, to, before, expected) => {
    expect(code(() => decideAllowance(standing, [...FACTS, ...before], { from, to, paidOn: '2026-03-10' }, '2026-03-10'))).toBe(expected);
  });

  it('paid tomorrow is no payment yet', () => {
    expect(code(() => decideAllowance(standing, FACTS, { from: '2026-02-10', to: '2026-02-20', paidOn: '2026-03-11' }, '2026-03-10'))).toBe('in-the-future');
  });
});
