import type pg from 'pg';
import type { Engine } from './engine.js';
import { until } from './worker-process.js';

const LEFT = 'select exists (select 1 from journal j where not exists (select 1 from journal_seal s where s.journal_id = j.id)) as left';

/** Seals until nothing is left: sealing waits behind every transaction that runs in the same PostgreSQL, those of other tests too. */
export async function sealAll(engine: Engine, client: pg.Client): Promise<void> {
  await until('all is sealed', async () => {
    await engine.sealer.seal();
    return (await client.query<{ left: boolean }>(LEFT)).rows[0]?.left === false;
  });
}
