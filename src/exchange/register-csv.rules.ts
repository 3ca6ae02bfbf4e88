import { parse } from 'csv-parse/sync';
import { fold } from './register-values.rules.js';

/** One line of a spreadsheet by folded column name. `line` counts from 1 with the header, as a spreadsheet shows it. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const SEPARATORS = [';', ',', '\t'];

/**
 * A register as spreadsheets save it: UTF-8 with or without byte order mark, or Windows-1252; separated by semicolons, commas or tabs.
 * @throws Error when it cannot be read as a table at all
 */
export function readTable(bytes: Buffer): { columns: readonly string[]; rows: readonly Row[] } {
  const text = decode(bytes);
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = SEPARATORS.reduce((best, candidate) => (header.split(candidate).length > header.split(best).length ? candidate : best));
  const records = parse(text, { delimiter: separator, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false, info: true }) as unknown as {
    record: string[];
    info: { lines: number };
  }[];
  const [first, ...rest] = records;
  const columns = (first?.record ?? []).map(fold);
  const rows = rest
    .map(({ record, info }) => ({ line: info.lines, cells: new Map(columns.map((column, index) => [column, (record[index] ?? '').trim()])) }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell !== ''));
  return { columns, rows };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
