import type pg from 'pg';
import type { WorkerDatabase } from '../../src/platform/database/index.js';
import type { Twin } from './worker.js';

/*
 * Engines that are broken in one way each, as others have built them. They exist to show that the checker sees it.
 */

type Statement = string | pg.QueryConfig;
const textOf = (statement: Statement): string => (typeof statement === 'string' ? statement : statement.text);

type Ask = (statement: Statement, values?: unknown[]) => Promise<pg.QueryResult>;

/** The worker's database with another way of asking, inside its transactions. */
function asking(database: WorkerDatabase, ask: (client: Ask, statement: Statement, values?: unknown[]) => Promise<pg.QueryResult>): WorkerDatabase {
  const transaction = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    await database.transaction(async (client) => {
      const plainly = ((statement: Statement, values?: unknown[]) => (typeof statement === 'string' ? client.query(statement, values) : client.query(statement, values))) as Ask;
      return await work({ query: (statement: Statement, values?: unknown[]) => ask(plainly, statement, values) } as unknown as pg.PoolClient);
    });
  return { query: database.query.bind(database), transaction, onModuleDestroy: () => Promise.resolve() } as unknown as WorkerDatabase;
}

/** A database in which some statements read otherwise. */
function rewritten(database: WorkerDatabase, rewrite: (text: string) => string): WorkerDatabase {
  return asking(database, (ask, statement, values) => ask(typeof statement === 'string' ? rewrite(statement) : { ...statement, name: undefined, text: rewrite(statement.text) } as pg.QueryConfig, values));
}

/** Broken twin 1: looks only at what fell due since it last looked. What a failed, paused or lagging look has missed, it misses for ever. */
export const byCursor: Twin = (database, clock) => {
  let cursor = clock.now().getTime();
  return rewritten(database, (text) => {
    if (!/from deadline_watch w/.test(text) || !/skip locked/.test(text)) return text;
    const since = new Date(cursor).toISOString();
    cursor = clock.now().getTime();
    return text.replace(/where w\.(\w+) <= \$1/, (_, column: string) => `where w.${column} > '${since}' and w.${column} <= $1`);
  });
};

/** Broken twin 2: nothing forbids a second alert, neither the key (see ALERTS_WITHOUT_KEY) nor the look whether there is one. */
export const withoutGuard: Twin = (database) =>
  rewritten(database, (text) => text.replace(/where not exists \(select 1 from alert a [^)]*\)/, '').replace('on conflict on constraint alert_once do nothing', ''));

export const ALERTS_WITHOUT_KEY = 'alter table alert drop constraint alert_once';

/** Broken twin 3: a transfer to another authority begins the hours anew. */
export const TRANSFER_RESETS_START = `
  create function reset_by_transfer() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    select max(s.started_at) into new.starts_at from custody_spell s where s.custody_id = new.subject_id;
    new.due_at := new.starts_at + interval '48 hours';
    return new;
  end $$;
  create trigger a_reset before insert or update on deadline for each row when (new.rule_code = 'custody-handover') execute function reset_by_transfer()`;

/** Broken twin 4: says that a letter is sent, and then sends it. Who dies in between has told nobody. */
export const marksFirst: Twin = (database) =>
  asking(database, async (ask, statement, values) => {
    const answer = await ask(statement, values);
    const [letter] = answer.rows as { id: string }[];
    if (/from delivery y/.test(textOf(statement)) && letter !== undefined) {
      await ask(`update delivery set state = 'sent', sent_at = next_try_at, next_try_at = null where id = $1`, [letter.id]);
      await ask('commit');
      await ask('begin');
    }
    return answer;
  });

/** Broken twin 5: what is corrected later changes nothing any more. */
export const CORRECTIONS_FORGOTTEN = `
  create function keep_first() returns trigger language plpgsql as $$
  begin
    new.starts_at := old.starts_at;
    new.due_at := old.due_at;
    return new;
  end $$;
  create trigger a_keep_first before update on deadline for each row execute function keep_first()`;

/** Broken twin 6, which was the engine until the simulation: what was told before a correction counts as told, however late its instant now is. */
export const toldTooSoonIsTold: Twin = (database) => rewritten(database, (text) => text.replace(/\s+and a\.created_at >= w\.step_at/, ''));
