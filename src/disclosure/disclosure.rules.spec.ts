import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossed, randomFrom, SHAPES } from '../../test/support/random-tables.js';
import type { Protected, Solve, Suppression, Table } from './disclosure.vocabulary.js';
import { round } from './rounding.rules.js';
import { loadSolver } from './solver.js';
import { suppress } from './suppression.rules.js';

const RULE: Suppression = { method: 'suppress', threshold: 9, width: 5 };
const ROUNDING = { method: 'round', threshold: 9, base: 10 } as const;

let solve: Solve;
beforeAll(async () => { solve = await loadSolver(); });

function row(...values: readonly number[]): Table {
  return crossed('', [values.length], ([at = '']) => values[Number(at)] ?? 0);
}

function shown(answer: Protected): (number | null)[] | string {
  return answer.refused ? answer.why : [...answer.shown.values()];
}

describe('a row and its total', () => {
  it.each<[string, number[], (number | null)[]]>([
    ['nothing small, nothing hidden', [0, 10, 40], [0, 10, 40, 50]],
    ['a lone small cell takes the smallest other with it, not the total', [4, 60, 30], [null, 60, null, 94]],
    ['zeros are shown', [0, 3, 20, 15], [0, null, 20, null, 38]],
    ['two small ones that the total bounds within the threshold take another', [1, 9, 50], [null, null, null, 60]],
    ['two small ones whose sum is wide enough hide each other', [8, 7, 50], [null, null, 50, 65]],
    ['of one cell alone, the total is the cell', [0, 7], [0, null, null]],
    ['the very threshold is small, one above it is not', [9, 10, 30], [null, null, 30, 49]],
  ])('%s', (_, values, expected) => {
    expect(shown(suppress(row(...values), RULE, solve))).toEqual(expected);
  });

  it('a total that is known outside already, and too small to hide anything behind, refuses the table', () => {
    const { cells, equations } = row(9, 1);
    expect(shown(suppress({ equations, cells: cells.map((cell) => ({ ...cell, public: cell.id === '*' })) }, RULE, solve))).toBe('unprotectable');
  });

  it('what an earlier edition hid stays hidden', () => {
    const { cells, equations } = row(20, 30, 40);
    const answer = suppress({ equations, cells: cells.map((cell) => ({ ...cell, hidden: cell.id === '1' })) }, RULE, solve);
    expect(shown(answer)).toEqual([null, null, 40, 90]);
  });

  it('a table that does not add up is refused', () => {
    expect(shown(suppress({ cells: [{ id: 'a', value: 1 }, { id: 'b', value: 2 }], equations: [{ total: 'a', parts: ['b'] }] }, RULE, solve))).toBe('inconsistent');
  });
});

describe('rounding', () => {
  it('keeps totals the sums of their parts, and shows no small number', () => {
    expect(shown(round(row(4, 26, 30, 0), ROUNDING, solve))).toEqual([0, 30, 30, 0, 60]);
    expect(shown(round(row(3, 3, 3), ROUNDING, solve))).toEqual([0, 0, 10, 10]);
  });

  it('refuses a base that would show a small number', () => {
    expect(shown(round(row(4, 26), { ...ROUNDING, base: 9 }, solve))).toBe('unprotectable');
  });

  it.each(Object.entries(SHAPES))('of any table (%s): multiples that add up, zeros kept', (_, make) => {
    fc.assert(fc.property(fc.nat(100_000), (seed) => {
      const table = make(randomFrom(seed));
      const answer = round(table, ROUNDING, solve);
      if (answer.refused) throw new Error(answer.why);
      for (const { id, value } of table.cells) {
        const at = answer.shown.get(id) ?? 0;
        expect(at % 10).toBe(0);
        expect(Math.abs(at - value)).toBeLessThan(value === 0 ? 1 : 20);
      }
      for (const { total, parts } of table.equations) expect(answer.shown.get(total)).toBe(parts.reduce((sum, part) => sum + (answer.shown.get(part) ?? 0), 0));
    }), { numRuns: 25 });
  });
});

describe('any table', () => {
  it('is answered the same way twice, and never shows a small count', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.constantFrom(...Object.values(SHAPES)), (seed, make) => {
      const table = make(randomFrom(seed));
      const [once, twice] = [suppress(table, RULE, solve), suppress(table, RULE, solve)];
      expect(twice).toEqual(once);
      if (!once.refused) for (const value of once.shown.values()) expect(value === null || value === 0 || value > 9).toBe(true);
    }), { numRuns: 40 });
  });

  it('of the size of a country is answered within seconds', () => {
    const random = randomFrom(7);
    const counts = Array.from({ length: 240 }, () => [0, 0, 1 + random(9), 10 + random(90)][random(4)] ?? 0);
    const table = crossed('', [20, 12], ([r = '', c = '']) => counts[Number(r) * 12 + Number(c)] ?? 0);
    const begun = performance.now();
    expect(suppress(table, RULE, solve).refused).toBe(false);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
