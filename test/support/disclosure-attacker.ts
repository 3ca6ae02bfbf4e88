import loadHighs, { type Highs } from 'highs';

/** What is published: a number, or null where it says « c ». */
export interface PublishedTable {
  readonly shown: ReadonlyMap<string, number | null>;
  /** [total, ...parts] */
  readonly sums: readonly (readonly string[])[];
}

export interface FoundOut {
  readonly id: string;
  readonly least: number;
  readonly greatest: number;
}

/**
 * Knows what is published and the rule, and nothing of how it was protected: unknown whole numbers of at least 1, all sums. For each
 * hidden figure the least and the greatest value; what it found on the way for one figure it uses for the others.
 */
export class Attacker {
  private constructor(private readonly highs: Highs) {}

  static async load(): Promise<Attacker> {
    // Its types describe the CommonJS build; as a module, the function itself is the default.
    return new Attacker(await (loadHighs as unknown as typeof loadHighs.default)());
  }

  /** @returns the hidden figures that are derived, or known to be from 1 to the threshold, or known more closely than the width */
  disclosed(table: PublishedTable, threshold: number, width: number): FoundOut[] {
    const ids = [...table.shown].flatMap(([id, value]) => (value === null ? [id] : []));
    const name = new Map(ids.map((id, index) => [id, `h${String(index)}`]));
    const lines = new Set(table.sums.flatMap(([total, ...parts]) => this.line(table, name, total ?? '', parts)));
    const seen = new Map(ids.map((id) => [id, { id, least: Infinity, greatest: -Infinity }]));
    const enough = (id: string): boolean => {
      const of = seen.get(id);
      return of !== undefined && of.greatest > threshold && of.greatest - of.least >= width;
    };
    return ids.flatMap((id) => {
      for (const sense of ['Maximize', 'Minimize']) {
        if (enough(id)) return [];
        this.solve(`${sense}\n ${name.get(id) ?? ''}`, [...lines], ids, seen);
      }
      const of = seen.get(id);
      return enough(id) || of === undefined ? [] : [of];
    });
  }

  private line(table: PublishedTable, name: ReadonlyMap<string, string>, total: string, parts: readonly string[]): string[] {
    const hidden = [[total, '-'] as const, ...parts.map((part) => [part, '+'] as const)].filter(([id]) => table.shown.get(id) === null);
    if (hidden.length === 0) return [];
    const rest = (table.shown.get(total) ?? 0) - parts.reduce((sum, part) => sum + (table.shown.get(part) ?? 0), 0);
    return [`${hidden.map(([id, sign]) => `${sign} ${name.get(id) ?? ''}`).join(' ')} = ${String(rest)}`];
  }

  private solve(objective: string, lines: readonly string[], ids: readonly string[], seen: Map<string, { id: string; least: number; greatest: number }>): void {
    const bounds = ids.map((_, index) => ` 1 <= h${String(index)} <= 100000`).join('\n');
    for (const general of ['', `General\n ${ids.map((_, index) => `h${String(index)}`).join(' ')}\n`]) {
      const text = `${objective}\nSubject To\n${lines.map((line, index) => ` c${String(index)}: ${line}`).join('\n')}\nBounds\n${bounds}\n${general}End`;
      const solution = this.highs.solve(text, { output_flag: false });
      if (solution.Status !== 'Optimal') throw new Error(`The published table contradicts itself: ${solution.Status}`);
      const columns: Readonly<Record<string, { readonly Primal: number }>> = solution.Columns;
      const values = ids.map((_, index) => columns[`h${String(index)}`]?.Primal ?? 1);
      if (values.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) continue;
      ids.forEach((id, index) => {
        const value = Math.round(values[index] ?? 1);
        const of = seen.get(id);
        if (of === undefined) return;
        of.least = Math.min(of.least, value);
        of.greatest = Math.max(of.greatest, value);
      });
      return;
    }
    throw new Error('Neither in fractions nor in whole numbers');
  }
}
