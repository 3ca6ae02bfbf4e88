import { csvOf } from './csv.js';
import type { ViolationFiguresView, ViolationsReportView } from './violations-report.dto.js';

/** One line a figure, so that a pivot table can be made of it. */
export function violationsCsv(report: ViolationsReportView): string {
  const lines = [
    ['Tableau', 'Ventilation', 'Code', 'Ligne', 'Coalition', 'Colonne', 'Période', 'Période précédente', 'Variation (%)'],
    ...linesOf('Période', report.inPeriod),
    ...linesOf('Antérieures, vérifiées dans la période', report.before),
    ...report.published.map(({ source, para, label, printed, counted }) => [`${source}, paragraphe ${String(para)}`, 'variation imprimée et comptée', '', label.fr, '', '', '', String(printed), String(counted)]),
  ];
  return csvOf(lines);
}

function linesOf(table: string, { violations, children, splits, crosses }: ViolationFiguresView): string[][] {
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const totals = [violations, children].map(({ code, label, value, previous, change }) => [table, 'total', code, label.fr, '', '', String(value), text(previous), text(change)]);
  const split = splits.flatMap(({ dimension, rows }) => rows.map(({ code, label, parent, value, previous, change }) => [table, dimension, code, label.fr, parent ?? '', '', String(value), text(previous), text(change)]));
  const crossed = crosses.flatMap(({ dimension, columns, rows }) =>
    rows.flatMap(({ code, label, parent, values, previous }) => columns.map((column, index) => [table, dimension, code, label.fr, parent ?? '', column.label.fr, text(values[index]), text(previous?.[index]), ''])));
  return [...totals, ...split, ...crossed];
}
