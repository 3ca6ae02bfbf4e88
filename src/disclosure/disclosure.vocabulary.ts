/** One figure of a table: how many. */
export interface Cell {
  /** The same figure in two tables, or in an earlier edition of one, is one cell: its id says what was counted. */
  readonly id: string;
  /** A whole number, 0 or more. */
  readonly value: number;
  /** Already known outside, as an earlier edition showed it: it can be hidden no more. */
  readonly public?: boolean;
  /** Hidden by an earlier edition: it stays so, or the two together would tell it. */
  readonly hidden?: boolean;
  /** No figure, and shown to nobody: what a part lacks to a whole that it does not exceed. Any whole number, 0 too. */
  readonly slack?: boolean;
}

/** `total` is the sum of `parts`: a margin, a region and its places, a year and its quarters. */
export interface Equation {
  readonly total: string;
  readonly parts: readonly string[];
}

/** One table, or several that share cells: everything that is known together. */
export interface Table {
  readonly cells: readonly Cell[];
  readonly equations: readonly Equation[];
}

export interface Suppression {
  readonly method: 'suppress';
  /** Counts from 1 to this are small. */
  readonly threshold: number;
  /** Least width of what can be found out about a hidden cell: greatest value less smallest. */
  readonly width: number;
}

export interface Rounding {
  readonly method: 'round';
  readonly threshold: number;
  /** More than the threshold: a small count becomes 0 or a number that is not small. */
  readonly base: number;
}

/** As it is set: both methods, and which of them holds. */
export interface DisclosureSetting {
  readonly method: DisclosureRule['method'];
  readonly threshold: number;
  readonly width: number;
  readonly base: number;
}

export type DisclosureRule = Suppression | Rounding;

/** Until the Ministry sets something else. */
export const DEFAULT_SETTING: DisclosureSetting = { method: 'suppress', threshold: 9, width: 5, base: 10 };

/** What is shown of each cell; null: hidden. A table that cannot be protected is refused whole. */
export type Protected =
  | { readonly refused: false; readonly shown: ReadonlyMap<string, number | null> }
  | { readonly refused: true; readonly why: 'inconsistent' | 'unprotectable' };

export interface Variable {
  readonly lower: number;
  /** null: no limit. */
  readonly upper: number | null;
  /** Price of one unit: the sum is made as small as possible. */
  readonly cost: number;
}

/** Coefficient and index of a variable. */
export type Term = readonly [number, number];

export interface LinearProgram {
  readonly variables: readonly Variable[];
  readonly rows: readonly { readonly terms: readonly Term[]; readonly equals: number }[];
  readonly integer: boolean;
}

/** @returns the cheapest solution, one value for each variable; null where there is none */
export type Solve = (program: LinearProgram) => number[] | null;
