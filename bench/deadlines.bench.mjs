// How late an alert is when very many fall due at once: real worker processes on the embedded PostgreSQL, row-level security and
// journal on, woken by the queue. Counted until an alert can be read by others (committed), not until it was thought of.
// Options: --open 50000 --due 2000 --workers 1
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { SystemClock } from '../dist/platform/clock/index.js';
import { roleUrl } from '../dist/platform/database-roles/index.js';
import { startEmbeddedPostgres } from '../dist/platform/embedded-postgres/index.js';
import { WakeQueue } from '../dist/platform/queue/index.js';

const { values: options } = parseArgs({
  options: { open: { type: 'string', default: '50000' }, due: { type: 'string', default: '2000' }, workers: { type: 'string', default: '1' } },
});
const open = Number(options.open);
const due = Number(options.due);
const workers = Number(options.workers);

const IMPORT = '0193a000-0000-7000-8000-000000000001';
const LIMIT_STEP = 3;
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
const installationKey = randomBytes(32);
const cluster = await startEmbeddedPostgres({ dataDirectory, port: 26_400 });
const client = new pg.Client({ connectionString: cluster.url });
const processes = [];
try {
  execFileSync(process.execPath, [program('cli.js'), 'migrate'], { env: environment(), stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(process.execPath, [program('cli.js'), 'reference', 'load'], { env: environment(), stdio: ['ignore', 'ignore', 'inherit'] });
  await client.connect();
  await people();
  console.error(`${String(open)} open deadlines, ${String(due)} of them due in one second`);
  await caseload(open - due, `now() + interval '1 hour' + random() * interval '46 hours'`);
  await client.query('vacuum analyze');

  for (let n = 0; n < workers; n += 1) processes.push(startWorker());
  await sleep(3_000);
  const second = new Date(Math.ceil((Date.now() + 4_000) / 1_000) * 1_000);
  await caseload(due, `timestamptz '${second.toISOString()}' + random() * interval '999 milliseconds'`);
  const wake = new WakeQueue({ redisUrl: undefined, databaseUrl: roleUrl(cluster.url, 'passerelle_app', installationKey) }, new SystemClock());
  for (const quarter of [0, 250, 500, 750]) await wake.wakeAt(new Date(second.getTime() + quarter)); // as the notifications would have
  await wake.close();

  const dueAt = new Map((await client.query(`select id, due_at from deadline where due_at < $1::timestamptz + interval '1 second'`, [second])).rows.map((row) => [row.id, row.due_at.getTime()]));
  const lateness = await watch(dueAt);
  const [check] = (
    await client.query(
      `select count(*)::int as alerts,
              count(*) filter (where a.created_at < a.step_at or a.created_at < d.due_at or j.recorded_at < d.due_at)::int as early,
              (count(*) - count(distinct (a.deadline_id, a.step, a.recipient_id)))::int as doubled,
              count(distinct a.recipient_id)::int as recipients
         from alert a join deadline d on d.id = a.deadline_id join journal j on j.subject = 'alert' and j.subject_id = a.id::text and j.change = 'insert'`,
    )
  ).rows;
  const sorted = lateness.toSorted((a, b) => a - b);
  const percentile = (share) => (sorted.length === 0 ? null : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]));
  console.log(
    JSON.stringify({
      bench: 'deadlines', open, due, workers, alerts: check.alerts, recipients: check.recipients,
      lateness_ms: { p50: percentile(0.5), p99: percentile(0.99), max: percentile(1) }, early: check.early, lost: dueAt.size - lateness.length, doubled: check.doubled,
    }),
  );
} finally {
  await Promise.all(processes.map(stop));
  await client.end().catch(() => undefined);
  await cluster.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** One officer a region, one manager a centre, three at the Ministry, ten liaisons. */
async function people() {
  const add = (role, place = {}) =>
    client.query('insert into app_user (id, email, display_name, role, region_code, centre_code, unit_id) values ($1, $2, $3, $4, $5, $6, $7)', [
      randomUUID(), `${randomUUID()}@essai.invalid`, role, role, place.region ?? null, place.centre ?? null, place.unit ?? null,
    ]);
  for (const { code } of (await client.query('select code from region')).rows) await add('regional-officer', { region: code });
  for (const { code } of (await client.query('select code from centre')).rows) await add('centre-manager', { centre: code });
  for (let n = 0; n < 3; n += 1) await add('national-officer');
  for (let n = 0; n < 10; n += 1) {
    const [unit] = (await client.query(`insert into unit (name, authority_code) values ($1, 'FAMA') returning id`, [`unité ${String(n)}`])).rows;
    await add('security-liaison', { unit: unit.id });
  }
}

/** Children in custody whose warnings were told already: the next step is the limit. */
async function caseload(count, dueSql) {
  await client.query(
    `with n as materialized (
       select uuidv7() as id, ${dueSql} as due_at, (array(select code from region))[1 + n % 20] as region, (array(select id from unit))[1 + n % 10] as unit, n + (select count(*) from child_case) as n
         from generate_series(1, $1::int) n
     ), child as (
       insert into child_case (id, code, entry, sex, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, unit_id)
       select id, 'ML-' || lpad(translate(upper(to_hex(n / 65536)), 'ILOU', '0000'), 4, '0') || '-' || lpad(upper(to_hex(n % 65536)), 4, '0'), 'capture', 'unknown', 'unknown',
              due_at - interval '48 hours', 'minute', now(), '${IMPORT}', 'in-custody', region, unit from n
     ), grants as (
       insert into case_access (case_id, grantee, level)
       select id, 'region:' || region, 'file' from n union all select id, 'unit:' || unit, 'custody' from n
     ), due as (
       insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
       select uuidv7(), n.id, r.id, r.code, n.id, n.due_at - interval '48 hours', 'minute', n.due_at, 'open', now() from n, time_limit_rule r where r.code = 'custody-handover'
       returning id, due_at
     )
     insert into deadline_watch (deadline_id, next_step, next_at) select id, ${String(LIMIT_STEP)}, due_at from due`,
    [count],
  );
}

/** Looks again and again which deadlines have been alerted. @returns how late each was when first seen */
async function watch(dueAt) {
  const lateness = new Map();
  const patience = Math.max(...dueAt.values()) + PATIENCE_MS;
  while (lateness.size < dueAt.size && Date.now() < patience) {
    const { rows } = await client.query({ name: 'look', text: 'select distinct deadline_id from alert where step = $1 and not overtaken', values: [LIMIT_STEP] });
    const seen = Date.now();
    for (const { deadline_id: id } of rows) if (!lateness.has(id) && dueAt.has(id)) lateness.set(id, seen - dueAt.get(id));
    await sleep(LOOK_EVERY_MS);
  }
  return [...lateness.values()];
}

function startWorker() {
  return spawn(process.execPath, [program('worker.js')], { env: environment(), stdio: ['ignore', 'inherit', 'inherit'] });
}

function program(name) {
  return fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
}

function environment() {
  return { ...process.env, DATABASE_URL: cluster.url, INSTALLATION_KEY: installationKey.toString('base64'), LOG_LEVEL: 'error', DATA_DIR: dataDirectory, REDIS_URL: '', SMTP_URL: '' };
}

async function stop(worker) {
  if (worker.exitCode !== null) return;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGTERM');
  await ended;
}
