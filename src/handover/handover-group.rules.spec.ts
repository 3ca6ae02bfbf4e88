import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, type RefusalCode, Refusals } from '../platform/refusal/index.js';
import { decideEach } from './handover-group.rules.js';

const refusals = (lines: readonly string[], against: Readonly<Record<string, RefusalCode>>): string[] => {
  try {
    decideEach(lines, (id) => {
      const code = against[id];
      if (code !== undefined) throw new Refusal(code, 'at');
      return id.toUpperCase();
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refusals)) throw error;
    return error.each.map(({ code, field }) => `${field ?? ''} ${code}`);
  }
};

describe('a group of children, all or none', () => {
  it('decides of each in the order in which they were chosen', () => {
    expect(decideEach(['b', 'a'], (id) => id.toUpperCase())).toEqual([{ caseId: 'b', decided: 'B' }, { caseId: 'a', decided: 'A' }]);
  });

  it('tells of every child that stands in the way, each by its file', () => {
    expect(refusals(['a', 'b', 'c'], { a: 'not-in-custody', c: 'handover-pending' })).toEqual(['children.a not-in-custody', 'children.c handover-pending']);
  });

  it('a child chosen twice, and a file in which somebody wrote meanwhile', () => {
    expect(refusals(['a', 'b', 'a'], { b: 'version-overtaken' })).toEqual(['children.b child-changed-meanwhile', 'children.a already-exists']);
  });

  it('what is no refusal is no answer about a child', () => {
    expect(() => decideEach(['a'], () => { throw new Error('the disk is full'); })).toThrow('the disk is full');
  });

  it('one refusal and nothing is decided', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 }), fc.nat(), (lines, at) => {
        const wrong = lines[at % lines.length] ?? '';
        expect(refusals(lines, { [wrong]: 'not-in-custody' })).toEqual([`children.${wrong} not-in-custody`]);
      }),
    );
  });
});
