import { Inject, Injectable } from '@nestjs/common';
import { type ByIds, byIds, UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import type { CorrectableKind } from './correction.vocabulary.js';
import type { Fact } from './facts.vocabulary.js';

/** Rows of a table as JSON, in the database's own column names. */
export type JsonRows<Row> = readonly Row[];

/** A module that keeps facts of a case in tables of its own, each with a column case_id. */
export interface FactSource {
  readonly tables: readonly string[];
  /** Its rows of one child, by table, in the language of facts. Each source says for itself what rows its tables have. */
  factsFrom(rows: never): readonly Fact[];
  /** For each kind of its facts whose hour can be corrected: how. */
  readonly corrects?: Partial<Record<CorrectableKind, CorrectHour>>;
}

/**
 * Writes the hour of the fact in this row, and of whatever is the same instant by nature, inside the running unit of work.
 * @returns the case in whose file it stands; undefined where there is no such row that this person may change
 */
export type CorrectHour = (rowId: string, to: KnownTime) => Promise<string | undefined>;

/**
 * Where the steps of the child's way register, so that `cases` need not know them. All tables of a case are read in one statement:
 * a case is read for every page and twice for every change.
 */
@Injectable()
export class FactSources {
  private readonly sources: FactSource[] = [];
  private statement: ByIds = byIds(() => '');

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  register(source: FactSource): void {
    this.sources.push(source);
    const tables = this.sources.flatMap(({ tables: names }) => names);
    this.statement = byIds((matches) => `select ${tables.map((table) => `(select coalesce(json_agg(t), '[]') from ${table} t where t.case_id ${matches}) as ${table}`).join(', ')}`);
  }

  /** @throws Error where a kind is in the list of what can be corrected, and no module says how */
  corrector(kind: CorrectableKind): CorrectHour {
    for (const { corrects } of this.sources) {
      const correct = corrects?.[kind];
      if (correct !== undefined) return correct;
    }
    throw new Error(`nobody corrects ${kind}`);
  }

  /** All facts of one child, written in these cases, that the acting person may see, inside the running unit of work. */
  async factsOf(caseIds: readonly string[]): Promise<Fact[]> {
    const rows = await this.uow.queryByIds<never>(this.statement, caseIds);
    return rows.flatMap((row) => this.sources.flatMap((source) => source.factsFrom(row)));
  }
}

/** Times arrive as JSON text. */
export function instant(text: string): Date;
export function instant(text: string | null): Date | null;
export function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
