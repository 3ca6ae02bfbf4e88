import type pg from 'pg';
import type { Surroundings } from './surroundings.js';

type Statement = string | pg.QueryConfig;

const NOTHING = { rows: [], rowCount: 0 } as unknown as pg.QueryResult;

/**
 * Looks of one worker for the next piece of work that found nothing at this instant, by its clock. They find nothing again until
 * something stirs that they could find, and so they are not asked again: of three letter lanes that end, one asks.
 */
export class EmptyLooks {
  private at = -1;
  private readonly looks = new Set<string>();

  constructor(private readonly around: Pick<Surroundings, 'stirred'>) {}

  async unlessEmpty(statement: Statement, ask: () => Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    const look = lookOf(statement);
    if (look === undefined) return await ask();
    if (this.at === this.around.stirred && this.looks.has(look)) return NOTHING;
    const before = this.around.stirred;
    const answer = await ask();
    if (answer.rows.length === 0) this.remember(look, before);
    return answer;
  }

  /** @param ownLetter what is to be tried again is tried later by this worker's clock, though perhaps not by another's */
  stir(ownLetter: boolean): void {
    const still = ownLetter && this.at === this.around.stirred;
    this.around.stirred += 1;
    if (still) this.at = this.around.stirred;
  }

  private remember(look: string, at: number): void {
    if (this.at !== at) this.looks.clear();
    this.at = at;
    this.looks.add(look);
  }
}

/** What names a look for work, with the instant it is asked for. */
function lookOf(statement: Statement): string | undefined {
  if (typeof statement === 'string' || !statement.text.includes('skip locked')) return undefined;
  return `${statement.text} ${JSON.stringify(statement.values)}`;
}
