import { readCapture } from './capture-register.rules.js';
import { readCare } from './care-register.rules.js';
import { readTable } from './register-csv.rules.js';
import type { Line, Register } from './register.vocabulary.js';
import { fold } from './register-values.rules.js';

/**
 * A register of captures or of children in care, told apart by its columns; their order does not matter.
 * @throws Error in both languages when the file is neither
 */
export function readRegister(bytes: Buffer): Register {
  const { columns, rows } = readTable(bytes);
  const has = (...names: string[]): boolean => names.every((name) => columns.includes(fold(name)));
  if (has('N°', 'Date et heure de capture', 'Autorité', 'Issue')) return { kind: 'captures', lines: onlyOnce(rows.map(readCapture)) };
  if (has('N° registre', "Date d'entrée", 'CTO', 'Services reçus')) return { kind: 'care', lines: onlyOnce(rows.map(readCare)) };
  throw new Error(
    'Ce fichier n’est ni un registre de captures ni un registre de prise en charge : ses colonnes ne sont pas reconnues. / ' +
      'This file is neither a register of captures nor of children in care: its columns are not recognised.',
  );
}

/** A number twice in one file: the second line is refused, because nobody can say here which of the two is right. */
function onlyOnce<Entry extends { readonly number: string }>(lines: readonly Line<Entry>[]): Line<Entry>[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    if (!('entry' in line)) return line;
    const { number } = line.entry;
    const first = seen.get(number);
    if (first === undefined) {
      seen.set(number, line.line);
      return line;
    }
    const fr = `Numéro déjà à la ligne ${String(first)}.`;
    const en = `Number already on line ${String(first)}.`;
    return { line: line.line, refused: [{ column: 'N°', value: number, fr, en }], notes: line.notes };
  });
}
