import type { Label, ReferenceBook } from '../reference/index.js';
import type { FigureTableView } from './figures.dto.js';
import type { FigureDimension, ReportDefinition, ReportFigure } from './figures.vocabulary.js';

/** The figures of a report as tables to be read: a row for each combination of codes, a column for each measure, with today's words for both. */
export function figureTables(report: ReportDefinition, figures: readonly ReportFigure[], book: ReferenceBook): FigureTableView[] {
  const byTable = Map.groupBy(figures, ({ table }) => table);
  return Object.entries(report.tables).flatMap(([code, { label, dimensions }]) => {
    const cells = byTable.get(code);
    if (cells === undefined) return [];
    const measures = Object.keys(report.measures).filter((measure) => cells.some((cell) => cell.measure === measure));
    const rows = [...Map.groupBy(cells, ({ codes }) => dimensions.map((dimension) => codes[dimension] ?? '').join('\n')).values()].map((row) => {
      const codes = dimensions.map((dimension) => row[0]?.codes[dimension] ?? '');
      return {
        codes,
        labels: codes.map((one, index) => wordsOf(report.dimensions[dimensions[index] ?? ''], one, book)),
        values: measures.map((measure) => row.find((cell) => cell.measure === measure)?.value ?? 0),
      };
    });
    return [{
      code, label,
      dimensions: dimensions.map((dimension) => ({ code: dimension, label: report.dimensions[dimension]?.label ?? { fr: dimension, en: dimension } })),
      measures: measures.map((measure) => ({ code: measure, label: report.measures[measure]?.label ?? { fr: measure, en: measure } })),
      rows: rows.toSorted((a, b) => (a.codes.join('\n') < b.codes.join('\n') ? -1 : 1)),
    }];
  });
}

/** What a code is called; a code that has no words any more stands for itself. */
export function wordsOf(dimension: FigureDimension | undefined, code: string, book: ReferenceBook): Label {
  const words = dimension?.words;
  if (words === 'period') return { fr: code.split('/').map(french).join(' – '), en: code.replace('/', ' – ') };
  const found = words === 'region' ? book.regions.get(code) : words === 'centre' ? book.centres.get(code) : words === 'party' ? book.parties.get(code) : book.lists.get(words?.list ?? '')?.get(code);
  return found?.label ?? { fr: code, en: code };
}

const french = (day: string): string => day.split('-').toReversed().join('/');
