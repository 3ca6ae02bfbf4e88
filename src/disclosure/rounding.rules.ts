import { type Known, knownOf } from './guesses.rules.js';
import type { Protected, Rounding, Solve, Table, Variable } from './disclosure.vocabulary.js';

/**
 * Controlled rounding: every cell becomes a multiple of the base next to it, totals are still the sums of their parts, and zeros stay.
 * As the rounded table is itself one of the tables that may be true, and the true one another, no rounded count can be derived;
 * and as the base is above the threshold, a small count is shown as 0 or as a number above it: it cannot be told to be small.
 * Where no such table exists (three dimensions), the next multiple further away is allowed too; where none exists even so, it is refused.
 * What is already known outside cannot be rounded: a table with such cells is refused.
 */
export function round(table: Table, { base, threshold }: Rounding, solve: Solve): Protected {
  const known = knownOf(table);
  if (known === null) return { refused: true, why: 'inconsistent' };
  if (base <= threshold || table.cells.some((cell) => cell.public === true || cell.hidden === true)) return { refused: true, why: 'unprotectable' };
  for (const further of [0, 1]) {
    const rounded = nearest(known, base, further, solve);
    if (rounded !== null) return { refused: false, shown: new Map(known.ids.flatMap((id, cell) => (known.slack.has(cell) ? [] : [[id, rounded[cell] ?? 0] as const]))) };
  }
  return { refused: true, why: 'unprotectable' };
}

/** In steps of the base: two variables a cell, what it gains over the multiple below and what it loses. */
function nearest({ values, equations, slack }: Known, base: number, further: number, solve: Solve): number[] | null {
  const below = values.map((value) => Math.floor(value / base));
  const variables = values.flatMap((value, cell): Variable[] => {
    if (slack.has(cell)) return [{ lower: 0, upper: null, cost: 0 }, { lower: 0, upper: below[cell] ?? 0, cost: 0 }];
    const rest = value % base;
    // A multiple may stay where it is, or move when that is allowed: rounding up costs what it adds, down what it takes, less what stays anyway.
    const upper = value === 0 ? 0 : (rest === 0 ? 0 : 1) + further;
    return [{ lower: 0, upper, cost: base - 2 * rest }, { lower: 0, upper: value === 0 ? 0 : Math.min(below[cell] ?? 0, further), cost: base }];
  });
  const rows = equations.map((terms) => ({
    terms: terms.flatMap(([coefficient, cell]) => [[coefficient, 2 * cell] as const, [-coefficient, 2 * cell + 1] as const]),
    equals: -terms.reduce((sum, [coefficient, cell]) => sum + coefficient * (below[cell] ?? 0), 0),
  }));
  const found = solve({ variables, rows, integer: true });
  if (found === null) return null;
  const rounded = below.map((multiple, cell) => base * (multiple + Math.round(found[2 * cell] ?? 0) - Math.round(found[2 * cell + 1] ?? 0)));
  const adds = equations.every((terms) => terms.reduce((sum, [coefficient, cell]) => sum + coefficient * (rounded[cell] ?? 0), 0) === 0);
  return adds ? rounded : null;
}
