import { columnName, type Row } from './register-csv.rules.js';
import type { Age, Line, Remark } from './register.vocabulary.js';
import { readAge, readSex, whyNoDate } from './register-values.rules.js';

/** Ages at which a register is worth a second look: the youngest child the UN report names was five. */
const USUAL = { youngest: 5, adult: 18 };

/** Reads the cells of one line and collects what must be said of them. A refusal does not stop the reading: all reasons are told at once. */
export class LineReader {
  private readonly refusals: Remark[] = [];
  private readonly notes: Remark[] = [];
  private readonly read = new Set<string>();

  constructor(private readonly row: Row) {}

  text(column: string): string {
    const name = columnName(column);
    this.read.add(name);
    return this.row.cells.get(name) ?? '';
  }

  /** A cell that must be there and be understood. @returns undefined after noting the refusal */
  required<T>(column: string, read: (text: string) => T | undefined, fr: string, en: string): T | undefined {
    if (this.text(column) !== '') return this.optional(column, read, fr, en);
    if (this.row.cells.has(columnName(column))) this.refuse(column, 'Réponse manquante.', 'No answer.');
    else this.refuse(column, 'Cette colonne manque au registre.', 'The register has no such column.');
    return undefined;
  }

  /** A cell that may be empty; what stands there must be understood. */
  optional<T>(column: string, read: (text: string) => T | undefined, fr: string, en: string): T | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) this.refuse(column, fr, en);
    return value;
  }

  requiredTime(column: string, read: (text: string) => string | undefined): string | undefined {
    return this.required(column, read, ...whyNoDate(this.text(column)));
  }

  optionalTime(column: string, read: (text: string) => string | undefined): string | undefined {
    return this.optional(column, read, ...whyNoDate(this.text(column)));
  }

  sex(column: string): 'male' | 'female' | 'unknown' {
    const sex = readSex(this.text(column));
    if (sex === undefined) this.note(column, 'Sexe non compris : noté « non connu ».', 'Sex not understood: recorded as not known.');
    return sex ?? 'unknown';
  }

  age(column: string): Age | undefined {
    const age = readAge(this.text(column));
    if (age === undefined) this.refuse(column, 'Âge non compris.', 'Age not understood.');
    if (age?.precision === 'unknown') this.note(column, 'Âge non donné : présumé mineur.', 'No age given: presumed a minor.');
    if (age?.precision === 'doubted') this.note(column, 'Âge en doute : présumé mineur.', 'Age in doubt: presumed a minor.');
    if (age?.years !== undefined && age.years >= USUAL.adult) this.note(column, 'Âge d’adulte dans un registre d’enfants : à vérifier.', 'An adult’s age in a register of children: to be checked.');
    if (age?.years !== undefined && age.years < USUAL.youngest) this.note(column, 'Très jeune âge : à vérifier.', 'Very young age: to be checked.');
    return age;
  }

  refuse(column: string, fr: string, en: string): void {
    this.refusals.push({ column, value: this.text(column), fr, en });
  }

  note(column: string, fr: string, en: string): void {
    this.notes.push({ column, value: this.text(column), fr, en });
  }

  /** The line as read, or refused when anything was. `build` runs only when nothing was. */
  finish<Entry>(build: () => Entry | undefined): Line<Entry> {
    if (this.row.short) this.notes.push({ column: '', value: '', fr: 'Ligne plus courte que l’en-tête : la fin est lue comme vide.', en: 'Line shorter than the headings: its end is read as empty.' });
    for (const [column, value] of this.row.cells) {
      if (value !== '' && !this.read.has(column)) this.notes.push({ column, value, fr: 'Colonne inconnue : non reprise.', en: 'Unknown column: not taken over.' });
    }
    const entry = this.refusals.length === 0 ? build() : undefined;
    if (entry === undefined) return { line: this.row.line, refused: this.refusals, notes: this.notes };
    return { line: this.row.line, entry, notes: this.notes };
  }
}
