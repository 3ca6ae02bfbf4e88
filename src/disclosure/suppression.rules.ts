import { Guesses, type Known, isConsistent, knownOf, least } from './guesses.rules.js';
import type { LinearProgram, Protected, Solve, Suppression, Table, Variable } from './disclosure.vocabulary.js';

/**
 * Hides small cells (primary) and as few others as it can (complementary), until nobody can find out a hidden one.
 *
 * What an attacker is taken to know: every cell that is shown, all equations, that cells are whole numbers, and this rule: zeros are
 * always shown, so that a hidden cell is at least 1. A hidden cell is protected when two things hold of the values that it can have in
 * the whole-number solutions of all this: the greatest is above the threshold (it cannot be told to be small), and greatest and smallest
 * differ by at least the width (it can neither be derived nor guessed closely). It is asked of every hidden cell, complementary ones too.
 *
 * Whole numbers are the stronger attack: their solutions are among those of the linear relaxation, so an interval that is wide enough there
 * may still be narrow in whole numbers (tables of three dimensions). So protection is never read off the relaxation. It is shown by
 * solutions themselves: whole tables that an attacker cannot tell from the true one, each checked here in whole-number arithmetic. The
 * solver only finds them; were it wrong, a table would be refused and none disclosed.
 *
 * The same table gives the same answer. Not covered (docs/adr/0042): an attacker who runs this very choice of cells for every candidate.
 */
export function suppress(table: Table, rule: Suppression, solve: Solve): Protected {
  const known = knownOf(table);
  if (known === null) return { refused: true, why: 'inconsistent' };
  const hidden = new Set(known.values.flatMap((value, cell) => (isPrimary(known, cell, value, rule) ? [cell] : [])));
  const primary = new Set(hidden);
  const guesses = new Guesses(known.values);
  if (!protectAll(known, hidden, guesses, rule, solve, true)) return { refused: true, why: 'unprotectable' };
  showAgain(known, hidden, primary, guesses, rule, solve);
  return { refused: false, shown: new Map(known.ids.flatMap((id, cell) => (known.slack.has(cell) ? [] : [[id, hidden.has(cell) ? null : (known.values[cell] ?? 0)] as const]))) };
}

/** The small cells alone: what a table would be without protection of its margins. For comparison; never shown to anybody. */
export function suppressPrimaryOnly(table: Table, { threshold }: Suppression): ReadonlyMap<string, number | null> {
  return new Map(table.cells.map(({ id, value }) => [id, value >= 1 && value <= threshold ? null : value]));
}

function isPrimary(known: Known, cell: number, value: number, { threshold }: Suppression): boolean {
  if (known.slack.has(cell)) return false;
  return known.hiddenBefore.has(cell) || (value >= 1 && value <= threshold && !known.fixed.has(cell));
}

/** @returns false where a cell cannot be protected, whatever is hidden */
function protectAll(known: Known, hidden: Set<number>, guesses: Guesses, rule: Suppression, solve: Solve, mayHideMore: boolean): boolean {
  for (;;) {
    const open = [...hidden].filter((cell) => !isSafe(guesses, cell, rule));
    if (open.length === 0) return true;
    // The smallest first: what moves them far enough mostly moves the others too.
    const value = (cell: number): number => known.values[cell] ?? 0;
    const [cell] = open.sort((a, b) => value(a) - value(b) || a - b);
    if (cell === undefined || !move(known, hidden, guesses, cell, rule, solve, mayHideMore)) return false;
  }
}

function isSafe(guesses: Guesses, cell: number, { threshold, width }: Suppression): boolean {
  const { low, high } = guesses.of(cell);
  return high > threshold && high - low >= width;
}

/** Finds another table in which this cell is far enough from what is known, and hides whatever else differs in it. */
function move(known: Known, hidden: Set<number>, guesses: Guesses, cell: number, rule: Suppression, solve: Solve, mayHideMore: boolean): boolean {
  const { low, high } = guesses.of(cell);
  const goals = [
    { lower: Math.max(rule.threshold + 1, low + rule.width), upper: null },
    ...(high > rule.threshold ? [{ lower: 1, upper: high - rule.width }] : [{ lower: rule.threshold + 1, upper: null }]),
  ];
  for (const goal of goals) {
    if (goal.upper !== null && goal.upper < 1) continue;
    const other = otherTable(known, hidden, cell, goal, solve, mayHideMore);
    if (other === null) continue;
    other.forEach((value, index) => { if (value !== known.values[index] && !known.slack.has(index)) hidden.add(index); });
    guesses.add(other);
    return true;
  }
  return false;
}

/**
 * The table nearest to the true one in which the cell reaches the goal; a change of a cell that is still shown costs its value, so that
 * few children are hidden for it and margins last. In whole numbers at once where the relaxation gives them, otherwise asked for.
 */
function otherTable(known: Known, hidden: ReadonlySet<number>, cell: number, goal: Pick<Variable, 'lower' | 'upper'>, solve: Solve, mayHideMore: boolean): number[] | null {
  const movable = known.movable.filter((index) => hidden.has(index) || known.slack.has(index) || mayHideMore);
  if (!movable.includes(cell)) return null;
  // Two variables a cell: more than the true value, and less.
  const variables = movable.flatMap((index): Variable[] => {
    const value = known.values[index] ?? 0;
    const cost = hidden.has(index) || known.slack.has(index) ? 0.001 : value;
    const lower = index === cell ? goal.lower - value : -Infinity;
    const upper = index === cell && goal.upper !== null ? goal.upper - value : Infinity;
    return [
      { lower: Math.max(0, lower), upper: upper === Infinity ? null : Math.max(0, upper), cost },
      { lower: Math.max(0, -upper), upper: lower > 0 ? 0 : Math.min(value - least(known, index), -lower), cost },
    ];
  });
  const at = new Map(movable.map((index, position) => [index, 2 * position]));
  const rows = known.equations.flatMap((equation) => {
    const terms = equation.flatMap(([coefficient, index]) => {
      const position = at.get(index);
      return position === undefined ? [] : [[coefficient, position] as const, [-coefficient, position + 1] as const];
    });
    return terms.length === 0 ? [] : [{ terms, equals: 0 }];
  });
  for (const integer of [false, true]) {
    const found = solve({ variables, rows, integer } satisfies LinearProgram);
    if (found === null) return null;
    const other = [...known.values];
    movable.forEach((index, position) => {
      other[index] = (known.values[index] ?? 0) + Math.round(found[2 * position] ?? 0) - Math.round(found[2 * position + 1] ?? 0);
    });
    if (isConsistent(known, other, movable) && (other[cell] ?? 0) >= goal.lower && (goal.upper === null || (other[cell] ?? 0) <= goal.upper)) return other;
  }
  return null;
}

/** What was hidden on the way and turned out not to be needed is shown again, the largest first. */
function showAgain(known: Known, hidden: Set<number>, primary: ReadonlySet<number>, guesses: Guesses, rule: Suppression, solve: Solve): void {
  const value = (cell: number): number => known.values[cell] ?? 0;
  const extra = [...hidden].filter((cell) => !primary.has(cell)).sort((a, b) => value(b) - value(a) || a - b);
  for (const cell of extra) {
    const fewer = new Set(hidden);
    fewer.delete(cell);
    const remaining = guesses.without(cell);
    if (!protectAll(known, fewer, remaining, rule, solve, false)) continue;
    hidden.delete(cell);
    guesses.replaceBy(remaining);
  }
}
