import type { Label } from '../reference/index.js';
import type { Period } from './reports.vocabulary.js';

/**
 * One number of a report, whatever the report: where it stands and what it says, without a word in any language. Exports, editions,
 * comparison and disclosure control know figures in this form alone. Its key is table, codes and measure; no two of a report share one.
 */
export interface ReportFigure {
  /** Table of the report: 'total', 'region', 'type-sex'. */
  readonly table: string;
  /** Code by dimension: exactly the dimensions that the table is split by. */
  readonly codes: Readonly<Record<string, string>>;
  readonly measure: string;
  /** Whole and finite. A cell that is absent is 0 where the table counts. */
  readonly value: number;
}

export interface FigureTable {
  readonly label: Label;
  /** In the order in which a page shows them; none: a total. */
  readonly dimensions: readonly string[];
  /**
   * Tables that this one is a split of, where what its cells count adds up to that table's: what disclosure control must know. A table in which a
   * child stands in several cells (services, centres) adds up to nothing.
   */
  readonly addsUpTo: readonly string[];
}

export interface FigureDimension {
  readonly label: Label;
  /** Where the words for its codes stand: regions, centres, parties, or a list of the reference data by name; `period`: the code is two days. */
  readonly words: 'region' | 'centre' | 'party' | 'period' | { readonly list: string };
}

export interface FigureMeasure {
  readonly label: Label;
  /** children: each cell is so many children, and protected when small. events: incidents, where no child is counted. other: months, days, rates. */
  readonly counts: 'children' | 'events' | 'other';
}

/** Reads rows of unnamed facts: of today, or as they were known at an earlier position. The report cannot tell which. */
export type ReadRows = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** A report, whole: one file in the catalogue. */
export interface ReportDefinition {
  readonly code: string;
  /** Raised when the same facts would give other figures than the release before. */
  readonly version: number;
  readonly label: Label;
  /**
   * What its rows are of. Each row of facts has the id of its case or incident as `unit`, so that the figures made of one unit's rows alone are what
   * it contributes: how a comparison finds the cases behind a change. Rows without a `unit` are words.
   */
  readonly unit: 'case' | 'incident';
  /** Tables of facts that its SQL reads, all in the journal: an earlier state is made of these. */
  readonly reads: readonly string[];
  readonly tables: Readonly<Record<string, FigureTable>>;
  readonly dimensions: Readonly<Record<string, FigureDimension>>;
  readonly measures: Readonly<Record<string, FigureMeasure>>;
  /** In any order: whoever needs one sorts by key. */
  figures(read: ReadRows, period: Period): Promise<ReportFigure[]>;
}
