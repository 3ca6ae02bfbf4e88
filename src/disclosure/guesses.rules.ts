import type { Table, Term } from './disclosure.vocabulary.js';

/** A table as numbers: cells by their place in it. */
export interface Known {
  readonly ids: readonly string[];
  readonly values: readonly number[];
  /** Each adds up to 0: the total with -1, its parts with 1. */
  readonly equations: readonly (readonly Term[])[];
  /** Never other than they are, to anybody: zeros, and what is already known outside. */
  readonly fixed: ReadonlySet<number>;
  readonly movable: readonly number[];
  readonly hiddenBefore: ReadonlySet<number>;
  readonly slack: ReadonlySet<number>;
}

/** @returns null where the cells do not add up, are no counts, or two of one id differ */
export function knownOf({ cells, equations }: Table): Known | null {
  const at = new Map<string, number>();
  for (const [index, { id }] of cells.entries()) {
    if (at.has(id)) return null;
    at.set(id, index);
  }
  const values = cells.map(({ value }) => value);
  if (values.some((value) => !Number.isSafeInteger(value) || value < 0)) return null;
  const read: (readonly Term[])[] = [];
  for (const { total, parts } of equations) {
    const terms: Term[] = [];
    for (const [coefficient, id] of [[-1, total] as const, ...parts.map((part) => [1, part] as const)]) {
      const index = at.get(id);
      if (index === undefined) return null;
      terms.push([coefficient, index]);
    }
    if (sum(terms, values) !== 0) return null;
    read.push(terms);
  }
  const fixed = new Set(cells.flatMap(({ value, public: isPublic, slack }, index) => (slack !== true && (value === 0 || isPublic === true) ? [index] : [])));
  return {
    ids: cells.map(({ id }) => id), values, equations: read, fixed,
    movable: cells.flatMap((_, index) => (fixed.has(index) ? [] : [index])),
    hiddenBefore: new Set(cells.flatMap(({ hidden, value }, index) => (hidden === true && value > 0 ? [index] : []))),
    slack: new Set(cells.flatMap(({ slack }, index) => (slack === true ? [index] : []))),
  };
}

/** A table that nobody outside can tell from the true one, as far as only these cells differ: whole numbers, none below 1 (0 of what a part lacks), all sums right. */
export function isConsistent(known: Known, other: readonly number[], movable: readonly number[]): boolean {
  const may = new Set(movable);
  return other.every((value, index) => value === known.values[index] || (may.has(index) && Number.isSafeInteger(value) && value >= least(known, index)))
    && known.equations.every((terms) => sum(terms, other) === 0);
}

/** Zeros are always shown: what is hidden is at least 1. */
export function least({ slack }: Pick<Known, 'slack'>, cell: number): number {
  return slack.has(cell) ? 0 : 1;
}

function sum(terms: readonly Term[], values: readonly number[]): number {
  return terms.reduce((total, [coefficient, index]) => total + coefficient * (values[index] ?? 0), 0);
}

/** Tables that cannot be told from the true one, itself among them: least and greatest value that each cell has in them. */
export class Guesses {
  private readonly low: number[];
  private readonly high: number[];
  private others: (readonly number[])[] = [];

  constructor(private readonly truth: readonly number[]) {
    this.low = [...truth];
    this.high = [...truth];
  }

  add(other: readonly number[]): void {
    this.others.push(other);
    other.forEach((value, cell) => {
      this.low[cell] = Math.min(this.low[cell] ?? value, value);
      this.high[cell] = Math.max(this.high[cell] ?? value, value);
    });
  }

  of(cell: number): { readonly low: number; readonly high: number } {
    return { low: this.low[cell] ?? 0, high: this.high[cell] ?? 0 };
  }

  /** Those that remain possible once this cell is shown. */
  without(cell: number): Guesses {
    const fewer = new Guesses(this.truth);
    for (const other of this.others) if (other[cell] === this.truth[cell]) fewer.add(other);
    return fewer;
  }

  replaceBy(guesses: Guesses): void {
    this.others = [];
    this.truth.forEach((value, cell) => { this.low[cell] = value; this.high[cell] = value; });
    for (const other of guesses.others) this.add(other);
  }
}
