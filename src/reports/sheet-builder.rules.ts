import type { Cell, Equation } from '../disclosure/index.rules.js';
import type { Sheet, SheetRow, SheetSection } from './protected.vocabulary.js';

/** Puts figures together with everything that binds them: what adds up, and what does not exceed what. */
export class SheetBuilder {
  private readonly sections: SheetSection[] = [];
  private readonly cells = new Map<string, Cell>();
  private readonly equations: Equation[] = [];

  section(code: string, columns: readonly string[], rows: readonly SheetRow[], value: (row: string, column: string) => number): void {
    this.sections.push({ code, columns, rows });
    for (const row of rows) for (const column of columns) this.figure(`${code}|${row.code}|${column}`, value(row.code, column));
  }

  /** A figure that no table shows, and that others add up to. @returns its id */
  figure(id: string, value: number): string {
    this.cells.set(id, { id, value });
    return id;
  }

  /** Where they do not add up nobody can conclude anything, and nothing is said. */
  sum(total: string, parts: readonly string[]): void {
    if (this.value(total) === parts.reduce((sum, part) => sum + this.value(part), 0)) this.equations.push({ total, parts });
  }

  /** A part that does not exceed the whole, as children of one centre among all children. */
  atMost(whole: string, part: string): void {
    const slack = `${whole} - ${part}`;
    if (this.value(whole) < this.value(part)) return;
    this.cells.set(slack, { id: slack, value: this.value(whole) - this.value(part), slack: true });
    this.equations.push({ total: whole, parts: [part, slack] });
  }

  sheet(): Sheet {
    return { sections: this.sections, cells: [...this.cells.values()], equations: this.equations };
  }

  private value(id: string): number {
    const cell = this.cells.get(id);
    if (cell === undefined) throw new Error(`No such figure: ${id}`);
    return cell.value;
  }
}
