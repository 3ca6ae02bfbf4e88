/** As Excel in French reads it: byte order mark, semicolons, carriage returns. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula is written as text; a negative number is one. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d+([.,]\d+)?$)/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
