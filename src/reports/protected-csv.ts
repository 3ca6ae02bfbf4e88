import type { BuiltTableView } from './builder.dto.js';
import { csvOf } from './csv.js';
import type { ProtectedReportView } from './protected.dto.js';

/** One line a figure; « c » where it is hidden. */
export function protectedCsv(report: ProtectedReportView): string {
  const lines = [
    ['Année', 'Tableau', 'Code', 'Ligne', 'Coalition', 'Colonne', 'Nombre'],
    ...report.sections.flatMap(({ label, columns, rows }) => rows.flatMap((row) => columns.map((column, index) => {
      const value = row.cells[index];
      return [String(report.year), label.fr, row.code, row.label.fr, row.parent ?? '', column.label.fr, value === null || value === undefined ? 'c' : String(value)];
    }))),
  ];
  return csvOf(lines);
}

/** The table as it stands on the page. */
export function builtCsv({ label, columns, rows }: BuiltTableView): string {
  return csvOf([
    [label.fr, ...columns.map((column) => column.label.fr)],
    ...rows.map((row) => [row.label.fr, ...row.cells.map((value) => (value === null ? 'c' : String(value)))]),
  ]);
}
