import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusals } from '../platform/refusal/index.js';
import { type GroupLine, mustAllBeRight } from './group.rules.js';

const SHARED = { startedAt: { at: new Date('2026-03-10T05:30:00.000Z'), precision: 'minute' as 'minute' | 'day' }, now: new Date('2026-03-10T08:00:00.000Z'), knowsCondition: (code: string) => code === 'tired' };
const line = (id: string, change: Partial<GroupLine> = {}): GroupLine => ({ id, ageYears: 15, agePrecision: 'stated', ...change });

/** `code field` of each reason; nothing when the group is taken. */
function reasons(lines: readonly GroupLine[], shared = SHARED): string[] {
  try {
    mustAllBeRight(lines, shared);
    return [];
  } catch (error) {
    if (!(error instanceof Refusals)) throw error;
    expect(error.code).toBe('group-refused');
    return error.each.map(({ code, field }) => `${code} ${String(field)}`);
  }
}

describe('a group notified in one go', () => {
  it('is taken when each line is right', () => {
    const noAge: GroupLine = { id: 'c', agePrecision: 'stated' };
    expect(reasons([line('a'), line('b', { condition: 'tired' }), { ...noAge, agePrecision: 'unknown' }, { ...noAge, id: 'd', agePrecision: 'doubted' }, line('e', { agePrecision: 'doubted' })])).toEqual([]);
  });

  it('says of every line what is wrong, several things of one line too', () => {
    const noAge: GroupLine = { id: 'c', agePrecision: 'stated' };
    expect(reasons([line('a'), noAge, line('d', { agePrecision: 'unknown', condition: 'purple' }), line('a')])).toEqual([
      'age-unsaid children.1.ageYears', 'age-unsaid children.2.ageYears', 'unknown-code children.2.condition', 'already-exists children.3.id',
    ]);
  });

  it('finds the child that was not born yet at its line', () => {
    const longAgo = { ...SHARED, startedAt: { at: new Date('2009-01-01T00:00:00.000Z'), precision: 'day' as const } };
    expect(reasons([line('a', { ageYears: 19 }), line('b', { ageYears: 10 })], longAgo)).toEqual(['before-birth children.1.ageYears']);
  });

  it('names exactly the wrong lines, wherever they stand', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (right) => {
      const lines = right.map((isRight, index) => line(String(index), isRight ? {} : { condition: 'purple' }));
      expect(reasons(lines)).toEqual(right.flatMap((isRight, index) => (isRight ? [] : [`unknown-code children.${String(index)}.condition`])));
    }));
  });
});
