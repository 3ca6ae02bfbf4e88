const BATCH = 500;
const RUNS = 200;

/** What the query of a sweep finds when nothing is due, asked by bare pg. @returns ms, one a run */
export async function bareIdle(client) {
  const taken = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await client.query({ name: 'idle', text: 'select deadline_id from deadline_watch where look_at <= $1 order by look_at limit 500', values: [new Date()] });
    taken.push(performance.now() - started);
  }
  return taken;
}

/**
 * The same rows by bare pg: selects what was due and inserts, in the batches of the sweep, the very alerts, deliveries and journal entries
 * that came of it, into tables with the same columns and indexes, without triggers, row-level security and foreign keys.
 * @returns ms
 */
export async function bareRound(client, due) {
  const batches = [];
  for (let from = 0; from < due.length; from += BATCH) {
    const ids = due.slice(from, from + BATCH).map(({ id }) => id);
    const { rows: [written] } = await client.query(WRITTEN, [ids]);
    batches.push({ ids, ...written });
  }
  for (const table of TABLES) {
    await client.query(`drop table if exists bare_${table}`);
    await client.query(`create table bare_${table} (like ${table} including defaults including constraints including indexes)`);
  }
  const started = performance.now();
  for (const batch of batches) {
    await client.query('begin');
    await client.query(SELECT, [batch.ids]);
    for (const table of TABLES) await client.query(`insert into bare_${table} select * from jsonb_populate_recordset(null::bare_${table}, $1)`, [batch[table]]);
    await client.query('commit');
  }
  const took = performance.now() - started;
  for (const table of TABLES) await client.query(`drop table bare_${table}`);
  return took;
}

const TABLES = ['alert', 'delivery', 'journal'];

const SELECT = `
  select w.*, d.*, r.*, c.code, c.region_code, c.centre_code, c.unit_id, c.assigned_to
    from deadline_watch w join deadline d on d.id = w.deadline_id join time_limit_rule r on r.id = d.rule_id join child_case c on c.id = d.case_id
   where w.deadline_id = any ($1)`;

const WRITTEN = `
  with a as materialized (
    select * from alert where deadline_id = any ($1)
  ), y as materialized (
    select y.* from delivery y join a on a.id = y.alert_id
  )
  select (select jsonb_agg(to_jsonb(a)) from a)::text as alert, (select jsonb_agg(to_jsonb(y)) from y)::text as delivery,
         (select jsonb_agg(to_jsonb(j)) from journal j where j.case_id in (select case_id from a) and j.subject in ('alert', 'delivery') and j.change = 'insert')::text as journal`;
