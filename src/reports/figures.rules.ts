import type { ReportFigure } from './figures.vocabulary.js';

/** What tells one figure of a report from every other: `region/region=gao/captured`; `total//captured`. */
export function keyOf({ table, codes, measure }: Pick<ReportFigure, 'table' | 'codes' | 'measure'>): string {
  return `${table}/${Object.entries(codes).map(([dimension, code]) => `${dimension}=${code}`).sort().join(',')}/${measure}`;
}

/**
 * In the order of their keys, as every machine sorts them (by UTF-16 code unit, no language): the same facts give the same list, whatever
 * order they were read in.
 * @throws Error when two figures have one key
 */
export function inOrderOfKeys(figures: readonly ReportFigure[]): ReportFigure[] {
  const byKey = new Map<string, ReportFigure>();
  for (const figure of figures) {
    const key = keyOf(figure);
    if (byKey.has(key)) throw new Error(`two figures are called ${key}`);
    byKey.set(key, figure);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure);
}

/** One figure of two states of a report: what it was, what it is. */
export interface FigureChange {
  readonly figure: Pick<ReportFigure, 'table' | 'codes' | 'measure'>;
  readonly before: number;
  readonly after: number;
}

/** Figure by figure, in the order of their keys; a cell that one of the two does not have was 0 there. Ages and other measures that count nothing are 0 where nobody was. */
export function compareFigures(before: readonly ReportFigure[], after: readonly ReportFigure[]): FigureChange[] {
  const [then, now] = [before, after].map((figures) => new Map(figures.map((figure) => [keyOf(figure), figure])));
  return [...new Map([...(then ?? []), ...(now ?? [])])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { table, codes, measure }]) => ({ figure: { table, codes, measure }, before: then?.get(key)?.value ?? 0, after: now?.get(key)?.value ?? 0 }));
}
