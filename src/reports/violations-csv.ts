import type { ViolationFiguresView, ViolationsReportView } from './violations-report.dto.js';

/** As Excel in French reads it: byte order mark, semicolons, carriage returns. One line a figure, so that a pivot table can be made of it. */
export function violationsCsv(report: ViolationsReportView): string {
  const lines = [
    ['Tableau', 'Ventilation', 'Code', 'Ligne', 'Coalition', 'Colonne', 'Période', 'Période précédente', 'Variation (%)'],
    ...linesOf('Période', report.inPeriod),
    ...linesOf('Antérieures, vérifiées dans la période', report.before),
    ...report.published.map(({ source, para, label, printed, counted }) => [`${source}, paragraphe ${String(para)}`, 'variation imprimée et comptée', '', label.fr, '', '', '', String(printed), String(counted)]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function linesOf(table: string, { violations, children, splits, crosses }: ViolationFiguresView): string[][] {
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const totals = [violations, children].map(({ code, label, value, previous, change }) => [table, 'total', code, label.fr, '', '', String(value), text(previous), text(change)]);
  const split = splits.flatMap(({ dimension, rows }) => rows.map(({ code, label, parent, value, previous, change }) => [table, dimension, code, label.fr, parent ?? '', '', String(value), text(previous), text(change)]));
  const crossed = crosses.flatMap(({ dimension, columns, rows }) =>
    rows.flatMap(({ code, label, parent, values, previous }) => columns.map((column, index) => [table, dimension, code, label.fr, parent ?? '', column.label.fr, text(values[index]), text(previous?.[index]), ''])));
  return [...totals, ...split, ...crossed];
}

/** A cell that a spreadsheet would take for a formula is written as text; a negative number is one. */
function quoted(cell: string): string {
  const safe = /^[=+@\t]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
