import type { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { Clock } from '../clock/index.js';
import type { WorkerDatabase } from '../database/index.js';
import type { Outcome, Problem } from './outcome.vocabulary.js';
import { nextTry } from './retry.rules.js';

/** A row that waits to be sent. */
export interface Queued {
  readonly id: string;
  readonly attempts: number;
}

/** One kind of thing that leaves the house. Its table has state, attempts, sent_at, next_try_at and last_error. */
export interface Outbox<Row extends Queued, Answer extends Outcome = Outcome> {
  readonly table: 'delivery' | 'head_letter' | 'digest';
  /** The next row that is due, or nothing; to be locked, passing over those that others hold. */
  readonly next: (client: pg.PoolClient, now: Date) => Promise<Row | undefined>;
  readonly send: (row: Row) => Promise<Answer>;
  /** For the log: no address, no name. */
  readonly name: (row: Row) => string;
  /** Whether something else can take over from a row that fails. */
  readonly replaceable?: (client: pg.PoolClient, row: Row) => Promise<boolean>;
  /** What else to write when it was taken, or given up; in the same transaction. */
  readonly settled?: (client: pg.PoolClient, row: Row, answer: Answer | Problem, now: Date) => Promise<void>;
}

export interface Tools {
  readonly database: WorkerDatabase;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Sends every row that is due, until none is left. A row is held locked while it is on its way and marked in the same transaction: killed
 * in between, it goes out again under the same id, by which the other side can know it as one. What is refused is tried later, and given
 * up where the pages show it, never silently. Any number of processes may do this at once.
 * @param lanes rows under way at once, each in a transaction of its own
 * @returns how many were tried
 */
export async function sendAll<Row extends Queued, Answer extends Outcome>(tools: Tools, outbox: Outbox<Row, Answer>, lanes = 1): Promise<number> {
  const lane = async (): Promise<number> => {
    let tried = 0;
    while (await sendNext(tools, outbox)) tried += 1;
    return tried;
  };
  const tried = await Promise.all(Array.from({ length: lanes }, lane));
  return tried.reduce((sum, count) => sum + count, 0);
}

async function sendNext<Row extends Queued, Answer extends Outcome>({ database, clock, log }: Tools, outbox: Outbox<Row, Answer>): Promise<boolean> {
  return await database.transaction(async (client) => {
    const now = clock.now();
    const row = await outbox.next(client, now);
    if (row === undefined) return false;
    const attempts = row.attempts + 1;
    // What nobody foresaw is a failed attempt too: one row that cannot be sent must not hold up those behind it.
    const outcome = await outbox.send(row).catch((error: unknown): Problem => ({ kind: 'problem', what: error instanceof Error ? error.name : 'unknown error' }));
    if (outcome.kind === 'taken') {
      await client.query(`update ${outbox.table} set state = 'sent', attempts = $2, sent_at = $3, next_try_at = null, last_error = null where id = $1`, [row.id, attempts, now]);
      await outbox.settled?.(client, row, outcome, now);
      return true;
    }
    const replaceable = (await outbox.replaceable?.(client, row)) ?? false;
    const again = nextTry(attempts, now, outcome, replaceable);
    log.warn(`${outbox.name(row)}: attempt ${String(attempts)} failed${again === undefined ? ', given up' : ''}: ${outcome.what}`);
    await client.query(`update ${outbox.table} set state = $2, attempts = $3, next_try_at = $4, last_error = $5 where id = $1`, [
      row.id, again === undefined ? 'failed' : 'queued', attempts, again ?? null, outcome.what.slice(0, 100),
    ]);
    if (again === undefined) await outbox.settled?.(client, row, outcome, now);
    return true;
  });
}
