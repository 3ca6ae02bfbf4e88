import type { Cell, Equation } from '../disclosure/index.rules.js';

/** Reports that people outside the circle of those who may see cases are shown, protected. */
export const PROTECTED_REPORTS = ['deprivation', 'care', 'violations'] as const;
export type ProtectedReport = (typeof PROTECTED_REPORTS)[number];

export interface SheetRow {
  readonly code: string;
  /** Coalition of a party: this line is part of that one. */
  readonly parent?: string;
}

/** One table on the page: its cells are `${code}|${row}|${column}`. */
export interface SheetSection {
  readonly code: string;
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A report of a year as cells that are known together, and how they stand on the page. */
export interface Sheet {
  readonly sections: readonly SheetSection[];
  readonly cells: readonly Cell[];
  readonly equations: readonly Equation[];
}
