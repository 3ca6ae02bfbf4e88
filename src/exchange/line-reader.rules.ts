import type { Row } from './register-csv.rules.js';
import type { Line, Remark } from './register.vocabulary.js';
import { fold } from './register-values.rules.js';

/** Reads the cells of one line and collects what must be said of them. A refusal does not stop the reading: all reasons are told at once. */
export class LineReader {
  private readonly refusals: Remark[] = [];
  private readonly notes: Remark[] = [];

  constructor(private readonly row: Row) {}

  text(column: string): string {
    return this.row.cells.get(fold(column)) ?? '';
  }

  /** A cell that must be there and be understood. @returns undefined after noting the refusal */
  required<T>(column: string, read: (text: string) => T | undefined, fr: string, en: string): T | undefined {
    const text = this.text(column);
    const value = text === '' ? undefined : read(text);
    if (value === undefined) this.refuse(column, text === '' ? 'Réponse manquante.' : fr, text === '' ? 'No answer.' : en);
    return value;
  }

  /** A cell that may be empty; what stands there must be understood. */
  optional<T>(column: string, read: (text: string) => T | undefined, fr: string, en: string): T | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) this.refuse(column, fr, en);
    return value;
  }

  refuse(column: string, fr: string, en: string): void {
    this.refusals.push({ column, value: this.text(column), fr, en });
  }

  note(column: string, fr: string, en: string): void {
    this.notes.push({ column, value: this.text(column), fr, en });
  }

  /** The line as read, or refused when anything was. `build` runs only when nothing was. */
  finish<Entry>(build: () => Entry | undefined): Line<Entry> {
    const entry = this.refusals.length === 0 ? build() : undefined;
    if (entry === undefined) return { line: this.row.line, refused: this.refusals, notes: this.notes };
    return { line: this.row.line, entry, notes: this.notes };
  }
}
