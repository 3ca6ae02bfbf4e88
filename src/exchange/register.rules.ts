import { parseKnownTime } from '../platform/known-time/index.js';
import { readCapture } from './capture-register.rules.js';
import { readCare } from './care-register.rules.js';
import { columnName, readTable, type Row } from './register-csv.rules.js';
import type { Line, Register, Remark } from './register.vocabulary.js';
import { readViolation } from './violation-register.rules.js';
import { fold } from './register-values.rules.js';

/**
 * A register of captures or of children in care, told apart by its columns; their order does not matter.
 * @param now with it, a line that tells of what has not happened yet is refused
 * @throws Error in both languages when the file is neither, or has a column twice
 */
export function readRegister(bytes: Buffer, now?: Date): Register {
  const { columns, rows } = readTable(bytes);
  const has = (...names: string[]): boolean => names.every((name) => columns.includes(columnName(name)));
  if (has('N°', 'Date et heure de capture', 'Autorité', 'Issue')) {
    return { kind: 'captures', lines: readLines(rows, 'N°', readCapture).map((line) => notAfter(line, now, ({ startedAt, notifiedAt, endedAt }) => [startedAt, notifiedAt, endedAt])) };
  }
  if (has('N° registre', "Date d'entrée") && (has('CTO') || has("Famille d'accueil"))) {
    return { kind: 'care', lines: readLines(rows, 'N° registre', readCare).map((line) => notAfter(line, now, ({ admittedAt, dischargedAt }) => [admittedAt, dischargedAt])) };
  }
  if (has('N° incident', 'Date des faits', 'Auteur', 'Violation')) {
    const lines = rows.map((row) => (row.trouble === undefined ? readViolation(row) : { line: row.line, refused: [troubleOf(row.trouble)], notes: [] }));
    return { kind: 'violations', lines: lines.map((line) => notAfter(line, now, ({ occurredAt, verifiedOn }) => [occurredAt, verifiedOn])) };
  }
  throw new Error(
    'Ce fichier n’est ni un registre de captures, ni un registre de prise en charge, ni un fichier de violations : ses colonnes ne sont pas reconnues. / ' +
      'This file is neither a register of captures nor of children in care, nor a file of violations: its columns are not recognised.',
  );
}

function readLines<Entry>(rows: readonly Row[], numberColumn: string, read: (row: Row) => Line<Entry>): Line<Entry>[] {
  const numbers = Map.groupBy(rows, (row) => numberOf(row, numberColumn));
  return rows.map((row) => {
    const line = row.trouble === undefined ? read(row) : { line: row.line, refused: [troubleOf(row.trouble)], notes: [] };
    const number = numberOf(row, numberColumn);
    const twin = number === '' ? undefined : twinOf(row, numbers.get(number) ?? [], numberColumn);
    if (twin === undefined) return line;
    return { line: line.line, refused: [...('refused' in line ? line.refused : []), twin], notes: line.notes };
  });
}

/**
 * A number twice in one file. The same line again: the first is read. Different lines: none is, the first neither, for if its number
 * is the wrong one, the child to whom the number belongs would later be taken for "already there", and be lost.
 */
function twinOf(row: Row, all: readonly Row[], column: string): Remark | undefined {
  const contents = new Set(all.map(({ cells }) => JSON.stringify([...cells])));
  const value = row.cells.get(columnName(column)) ?? '';
  const first = all[0]?.line ?? row.line;
  if (contents.size > 1) {
    const others = all.filter(({ line }) => line !== row.line).map(({ line }) => String(line)).join(', ');
    return { column, value, fr: `Même numéro, autre contenu : ligne ${others}. Aucune n’est lue.`, en: `Same number, other content: line ${others}. None is read.` };
  }
  if (first === row.line) return undefined;
  return { column, value, fr: `Répète la ligne ${String(first)}, qui est lue.`, en: `Repeats line ${String(first)}, which is read.` };
}

function numberOf(row: Row, column: string): string {
  return fold(row.cells.get(columnName(column)) ?? '').replaceAll(' ', '');
}

function troubleOf({ kind, value }: NonNullable<Row['trouble']>): Remark {
  return kind === 'open-quote'
    ? { column: '', value, fr: 'Guillemet ouvert et jamais fermé : ligne illisible.', en: 'A quote is opened and never closed: the line cannot be read.' }
    : { column: '', value, fr: 'Plus de cellules que de colonnes : un séparateur de trop, ou des guillemets manquent.', en: 'More cells than columns: a separator too many, or quotes are missing.' };
}

function notAfter<Entry>(line: Line<Entry>, now: Date | undefined, times: (entry: Entry) => readonly (string | undefined)[]): Line<Entry> {
  if (now === undefined || !('entry' in line)) return line;
  const future = times(line.entry).find((time) => time !== undefined && (parseKnownTime(time)?.at ?? now) > now);
  if (future === undefined) return line;
  return { line: line.line, refused: [{ column: '', value: future, fr: 'Date dans l’avenir.', en: 'A date in the future.' }], notes: line.notes };
}
