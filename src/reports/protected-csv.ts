import type { BuiltTableView } from './builder.dto.js';
import type { ProtectedReportView } from './protected.dto.js';

/** As Excel in French reads it: byte order mark, semicolons, carriage returns. One line a figure; « c » where it is hidden. */
export function protectedCsv(report: ProtectedReportView): string {
  const lines = [
    ['Année', 'Tableau', 'Code', 'Ligne', 'Coalition', 'Colonne', 'Nombre'],
    ...report.sections.flatMap(({ label, columns, rows }) => rows.flatMap((row) => columns.map((column, index) => {
      const value = row.cells[index];
      return [String(report.year), label.fr, row.code, row.label.fr, row.parent ?? '', column.label.fr, value === null || value === undefined ? 'c' : String(value)];
    }))),
  ];
  return fileOf(lines);
}

/** The table as it stands on the page. */
export function builtCsv({ label, columns, rows }: BuiltTableView): string {
  return fileOf([
    [label.fr, ...columns.map((column) => column.label.fr)],
    ...rows.map((row) => [row.label.fr, ...row.cells.map((value) => (value === null ? 'c' : String(value)))]),
  ]);
}

function fileOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula is written as text. */
function quoted(cell: string): string {
  const safe = /^[=+@\t-]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
