import type pg from 'pg';

/** As PostgreSQL ends connections: what was open is rolled back. @param control the owner's connection, which ends them and waits until they are gone */
export async function cutOff(control: pg.Client, clients: readonly pg.Client[]): Promise<void> {
  await terminate(control, clients.map((client) => (client as pg.Client & { readonly processID: number }).processID));
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
}

/** Asked again and again: PostgreSQL's own waiting looks only every tenth of a second. */
export async function terminate(control: pg.Client, pids: readonly number[]): Promise<void> {
  if (pids.length === 0) return;
  await control.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids]);
  for (let left = pids.length; left > 0; ) {
    const { rows } = await control.query<{ left: number }>('select count(*)::int as left from unnest($1::int[]) as p (pid) join pg_stat_get_activity(p.pid) a on true', [pids]);
    left = rows[0]?.left ?? 0;
  }
}
