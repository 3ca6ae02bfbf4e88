import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { loadReference } from '../../src/reference/index.js';
import { FakeClock } from '../support/clock.js';
import { asOwner, freshDatabase, type TestDatabase } from '../support/database.js';
import { Engine, recipient, seedCustodies } from '../support/engine.js';
import { sealAll } from '../support/sealing.js';

const FAR = 3_000;
const TOLD = 1_000;
const NOW = new Date('2026-03-10T08:00:00.000Z');

/** How often and how much of a table a transaction has read. */
interface Read {
  readonly scans: number;
  readonly rows: number;
}

/** What watches the clock asks again and again: how much it reads must not grow with what is open, told or sealed. Rows are counted, not time. */
describe('watching very many deadlines', () => {
  let database: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    database = await freshDatabase();
    engine = new Engine(database.url, new FakeClock(NOW));
    await asOwner(database.url, async (client) => {
      await loadReference(client);
      await loadTimeLimits(client);
      await recipient(client, 'regional-officer', { region: 'gao' });
      await seedCustodies(client, { count: TOLD, startsAt: new Date('2026-03-08T07:00:00.000Z'), region: 'gao' });
      await client.query('update deadline_watch w set next_step = 3, next_at = d.due_at from deadline d where d.id = w.deadline_id');
      await engine.sweeper.sweep();
      await seedCustodies(client, { count: FAR, startsAt: new Date('2026-03-10T07:00:00.000Z'), region: 'kidal' });
      await client.query('update deadline_watch w set next_at = d.due_at from deadline d where d.id = w.deadline_id and d.due_at > $1', [NOW]);
      await sealAll(engine, client);
      await client.query('vacuum analyze');
    });
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });

  it('the monitor reads no deadline of which nothing is due', async () => {
    const read = await reads('select * from clock_state($1)', ['deadline', 'deadline_watch']);
    expect(read.get('deadline_watch')?.rows).toBeLessThan(10);
    expect(read.get('deadline')?.rows).toBeLessThan(10);
  });

  it('the operators’ page reads the journal where its chain ends', async () => {
    const read = await reads('select operations_state($1)', ['journal']);
    expect(read.get('journal')?.rows).toBeLessThan(10);
  });

  it('the operators’ page looks for the deadlines of all alerts at once', async () => {
    const read = await reads('select operations_state($1)', ['deadline', 'deadline_watch']);
    expect(read.get('deadline')?.scans).toBeLessThan(10);
    expect(read.get('deadline_watch')?.rows).toBeLessThan(2 * (FAR + TOLD));
  });

  async function reads(statement: string, tables: readonly string[]): Promise<Map<string, Read>> {
    return await asOwner(database.url, async (client: pg.Client) => {
      await client.query(`begin; select set_config('app.clearance', 'admin', true); set local role passerelle_app`);
      await client.query(statement, [NOW]);
      await client.query('reset role');
      const { rows } = await client.query<Read & { relname: string }>(
        `select relname, (seq_scan + coalesce(idx_scan, 0))::int as scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = any ($1)`,
        [tables],
      );
      await client.query('rollback');
      return new Map(rows.map(({ relname, scans, rows: count }) => [relname, { scans, rows: count }]));
    });
  }
});
