import { parse } from 'csv-parse/sync';
import { COLUMNS } from './register-words.vocabulary.js';
import { fold, wordIn } from './register-values.rules.js';

/** One line of a spreadsheet by column (columnName). `line` counts from 1, as a spreadsheet numbers its rows. */
export interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Why its cells cannot be trusted to stand under their headings. */
  readonly trouble?: { readonly kind: 'open-quote' | 'too-many-cells'; readonly value: string };
  /** Fewer cells than headings: what is missing at the end is read as empty. */
  readonly short: boolean;
}

/** A line as cut at its separators; null where a quote is opened and never closed. */
type Cut = readonly string[] | null;

const SEPARATORS = [';', ',', '\t'];
/** A title, a centre's name or a date may stand above the headings: they have no more than this many cells. */
const TITLE_CELLS = 2;

/**
 * A register as spreadsheets save it: UTF-8 with or without byte order mark, Windows-1252, or "Unicode text" (UTF-16); separated by
 * semicolons, commas or tabs; with or without a title above the headings.
 * @throws Error when two columns have one name: nobody can say here which of them counts
 */
export function readTable(bytes: Buffer): { columns: readonly string[]; rows: readonly Row[] } {
  const text = decode(bytes).replaceAll(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const lines = cut(text, separator);
  const top = lines.findIndex((cells) => cells !== null && filled(cells) > TITLE_CELLS);
  const columns = (lines[top] ?? []).map((name, index) => columnName(name) || `(${String(index + 1)})`);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new Error(`Deux colonnes portent le même nom : « ${twice} ». Gardez-en une. / Two columns have the same name: “${twice}”. Keep one.`);
  }
  const rows = lines.map((cells, index) => rowOf(cells, index + 1, columns)).filter((row) => row.line > top + 1);
  return { columns, rows: rows.filter((row) => row.trouble !== undefined || [...row.cells.values()].some((cell) => cell !== '')) };
}

/** A heading as it is compared: no accents, capitals or punctuation, and one name for each of its spellings. */
export function columnName(heading: string): string {
  const name = fold(heading).replaceAll(/[^a-z0-9]+/g, ' ').trim();
  return wordIn(COLUMNS, name) ?? name;
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator of the line that has most of one: the headings, which hold no sentences. */
function separatorOf(text: string): string {
  const counts = SEPARATORS.map((separator) => Math.max(...text.split('\n', 12).map((line) => line.split(separator).length)));
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

/**
 * A quote that is never closed swallows the lines after it, and with them children. Where that has happened the file is read again
 * line by line, so that only the line with the open quote is lost to reading, and is refused.
 */
function cut(text: string, separator: string): readonly Cut[] {
  const whole = attempt(text, separator);
  const width = whole?.find((cells) => filled(cells) > TITLE_CELLS)?.length ?? 0;
  const swallowed = (cells: readonly string[]): boolean => cells.some((cell) => cell.includes('\n') && (cells.length > width || cell.split(separator).length >= width));
  if (whole !== null && !whole.some(swallowed)) return whole;
  return text.split('\n').map((line) => (line === '' ? [''] : (attempt(line, separator)?.[0] ?? null)));
}

function attempt(text: string, separator: string): string[][] | null {
  try {
    return parse(text, { delimiter: separator, recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false });
  } catch {
    return null;
  }
}

function rowOf(cells: Cut, line: number, columns: readonly string[]): Row {
  const named = new Map(columns.map((column, index) => [column, (cells?.[index] ?? '').trim()]));
  if (cells === null) return { line, cells: named, short: false, trouble: { kind: 'open-quote', value: '' } };
  const strays = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  const short = cells.length < columns.length;
  return { line, cells: named, short, ...(strays.length > 0 && { trouble: { kind: 'too-many-cells', value: strays.join(' | ') } }) };
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
