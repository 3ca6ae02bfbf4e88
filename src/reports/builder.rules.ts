import { type Asked, type Counted, type Dimension, DIMENSIONS_OF, type Measure, PIVOT } from './builder.vocabulary.js';
import type { Sheet } from './protected.vocabulary.js';
import { SheetBuilder } from './sheet-builder.rules.js';

/** Of the table without columns. */
export const TOTAL = 'total';

export function mayBeSplitBy(measure: Measure, dimension: Dimension): boolean {
  return dimension === 'year' || dimension === 'month' || DIMENSIONS_OF[measure].includes(dimension);
}

/**
 * The statement for a table: put together from the closed lists of the vocabulary alone. $1, $2: first day, and first day after it;
 * $3: the value of the filter.
 */
export function statementOf({ measure, rows, columns, filter }: Asked): string {
  return `select ${column(rows)} as "row", ${columns === undefined ? `'${TOTAL}'` : column(columns)} as "column", ${counted(measure)} as n from reporting.${measure} where month >= $1::date and month < $2::date`
    + `${filter === undefined ? '' : ` and ${column(filter)} = $3`} group by 1, 2 order by 1, 2`;
}

/** Everything that is shown outside the circle of one measure and year, by region and one dimension more. */
export function starStatement(measure: Measure, dimension: Dimension): string {
  return statementOf({ measure, rows: dimension, columns: PIVOT });
}

function column(dimension: Dimension): string {
  return dimension === 'year' ? `to_char(month, 'YYYY')` : dimension === 'month' ? `to_char(month, 'YYYY-MM')` : dimension;
}

function counted(measure: Measure): string {
  return measure === 'victims' ? 'sum(n)::int' : 'count(*)::int';
}

export interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Of a row and a column, either of them the total. */
  readonly value: (row: string, column: string) => number;
}

/** With its totals: a child, a service, a visit stands in exactly one row and one column. */
export function gridOf(counts: readonly Counted[]): Grid {
  const cells = new Map<string, number>();
  const add = (row: string, columnCode: string, n: number): void => { cells.set(`${row}|${columnCode}`, (cells.get(`${row}|${columnCode}`) ?? 0) + n); };
  for (const { row, column: of, n } of counts) {
    add(row, of, n);
    add(TOTAL, of, n);
    if (of === TOTAL) continue;
    add(row, TOTAL, n);
    add(TOTAL, TOTAL, n);
  }
  const codes = (of: 'row' | 'column'): string[] => [...new Set(counts.map((one) => one[of]))].filter((code) => code !== TOTAL).sort();
  return { rows: [...codes('row'), TOTAL], columns: [...codes('column'), TOTAL], value: (row, of) => cells.get(`${row}|${of}`) ?? 0 };
}

/** All dimensions of one measure, each by region: they share the line of all, and nothing else, so that any figures that add up could be real children. */
export function starSheet(measure: Measure, grids: ReadonlyMap<Dimension, Grid>): Sheet {
  const sheet = new SheetBuilder();
  let first: Dimension | undefined;
  for (const dimension of DIMENSIONS_OF[measure].filter((one) => one !== PIVOT)) {
    const grid = grids.get(dimension);
    if (grid === undefined) continue;
    const id = (row: string, of: string): string => `${dimension}|${row}|${of}`;
    sheet.section(dimension, grid.columns, grid.rows.map((code) => ({ code })), grid.value);
    for (const row of grid.rows) sheet.sum(id(row, TOTAL), grid.columns.filter((code) => code !== TOTAL).map((code) => id(row, code)));
    for (const of of grid.columns) sheet.sum(id(TOTAL, of), grid.rows.filter((code) => code !== TOTAL).map((code) => id(code, of)));
    if (first !== undefined) for (const of of grid.columns) sheet.sum(id(TOTAL, of), [`${first}|${TOTAL}|${of}`]);
    first ??= dimension;
  }
  return sheet.sheet();
}
