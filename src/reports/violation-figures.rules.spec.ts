import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cross, figures, withCoalitions } from './violation-figures.rules.js';

const parents: Record<string, string> = { FLM: 'JNIM', 'JNIM-UNID': 'JNIM', MNLA: 'CMA' };
const parentOf = (party: string): string | null => parents[party] ?? null;

describe('figures beside those of the period before', () => {
  it('a coalition holds its groups, and they follow it', () => {
    const now = withCoalitions(new Map([['FLM', 3], ['JNIM', 1], ['JNIM-UNID', 5], ['ISGS', 6]]), parentOf);
    const before = withCoalitions(new Map([['FLM', 6], ['MNLA', 1]]), parentOf);
    expect(figures(now, before, parentOf)).toEqual([
      { code: 'JNIM', value: 9, previous: 6, change: 50 },
      { code: 'JNIM-UNID', parent: 'JNIM', value: 5, previous: 0 },
      { code: 'FLM', parent: 'JNIM', value: 3, previous: 6, change: -50 },
      { code: 'ISGS', value: 6, previous: 0 },
      { code: 'CMA', value: 0, previous: 1, change: -100 },
      { code: 'MNLA', parent: 'CMA', value: 0, previous: 1, change: -100 },
    ]);
  });

  it('types stand in the order of the resolution, and not by their count', () => {
    expect(figures(new Map([['abduction', 9], ['recruitment-and-use', 1]]), undefined).map(({ code }) => code)).toEqual(['recruitment-and-use', 'abduction']);
  });

  it('what is crossed has a value in every column', () => {
    const crossed = cross('party', ['abduction', 'sexual-violence'], new Map([['abduction', new Map([['FLM', 2]])]]), new Map(), parentOf);
    expect(crossed.rows).toEqual([{ code: 'JNIM', values: [2, 0], previous: [0, 0] }, { code: 'FLM', parent: 'JNIM', values: [2, 0], previous: [0, 0] }]);
  });

  it('the lines without a coalition add up to the total', () => {
    const counts = fc.array(fc.tuple(fc.constantFrom('FLM', 'JNIM', 'JNIM-UNID', 'CMA', 'MNLA', 'ISGS'), fc.nat(50))).map((pairs) => new Map(pairs));
    fc.assert(fc.property(counts, (own) => {
      const rows = figures(withCoalitions(own, parentOf), undefined, parentOf);
      expect(rows.filter(({ parent }) => parent === undefined).reduce((sum, { value }) => sum + value, 0)).toBe([...own.values()].reduce((sum, value) => sum + value, 0));
      expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    }));
  });
});
