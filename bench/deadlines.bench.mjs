// How late an alert is when very many fall due at once among a million open deadlines: real worker processes on the embedded PostgreSQL,
// row-level security and journal on, woken by the queue; once with the queue in PostgreSQL, once with it in Redis. Counted until an alert
// can be read by others (committed), not until it was thought of. Then what watches the clock, on the same deadlines.
// Options: --open 1000000 --due 10000 --workers 1 --queues postgres,redis --checked 100000 (children for the second opinion; 0: none)
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SystemClock } from '../dist/platform/clock/index.js';
import { loadConfig } from '../dist/platform/config/index.js';
import { WakeQueue } from '../dist/platform/queue/index.js';
import { RedisServer } from '../test/support/redis.ts';
import { bareIdle, bareRound } from './lib/bare.mjs';
import { idleSweeps } from './lib/idle-sweep.mjs';
import { percentiles, watch } from './lib/lateness.mjs';
import { peakMemory } from './lib/memory.mjs';
import { dueWithin, farDeadlines, people } from './lib/open-deadlines.mjs';
import { stage } from './lib/stage.mjs';
import { asked, clockCheck } from './lib/watchers.mjs';

const { values: options } = parseArgs({
  options: {
    open: { type: 'string', default: '50000' }, due: { type: 'string', default: '2000' }, workers: { type: 'string', default: '1' }, queues: { type: 'string', default: 'postgres,redis' },
    checked: { type: 'string', default: '0' },
  },
});
const open = Number(options.open);
const due = Number(options.due);
const workers = Number(options.workers);
const checked = Number(options.checked);
const CHECK = `
  select count(*)::int as alerts,
         count(*) filter (where a.created_at < a.step_at or a.created_at < d.due_at or j.recorded_at < d.due_at)::int as early,
         (count(*) - count(distinct (a.deadline_id, a.step, a.recipient_id)))::int as doubled,
         count(distinct a.recipient_id)::int as recipients
    from alert a join deadline d on d.id = a.deadline_id join journal j on j.case_id = a.case_id and j.subject = 'alert' and j.subject_id = a.id::text and j.change = 'insert'
   where a.deadline_id = any ($1)`;

const load = () => Number(loadavg()[0].toFixed(2));

const house = await stage();
const redis = options.queues.includes('redis') ? await RedisServer.open() : undefined;
const processes = [];
try {
  const figures = { bench: 'deadlines', open, due, workers, load_before: load() };
  await people(house.owner);
  const seeded = performance.now();
  await farDeadlines(house.owner, open - due);
  console.error(`${String(open)} open deadlines, ${String(due)} of them due in one second (${String(Math.round((performance.now() - seeded) / 1000))} s to make them)`);
  if (checked > 0) figures.clock_check = await clockCheck(house, checked);
  // The night's check is done: it would run beside the first alerts, and is measured by itself.
  else await house.owner.query(`insert into clock_check (asked_by, started_at, finished_at) values ('night', now(), now())`);
  for (const queue of options.queues.split(',')) {
    figures[queue] = queue === 'redis' && redis === undefined ? 'skipped: no redis-server or valkey-server on this machine, and no REDIS_URL' : await round({ ...house.environment, LOG_LEVEL: 'error', REDIS_URL: queue === 'redis' ? redis.url : '' });
  }
  const watchers = await asked(house);
  console.log(JSON.stringify({ ...figures, ...watchers, load_after: load() }));
} finally {
  await Promise.all(processes.map(stop));
  await redis?.close();
  await house.close();
}

/** One queue: sweeps with nothing due, then workers and the second in which very many fall due, then the same rows by bare pg. */
async function round(environment) {
  const config = loadConfig(environment);
  const idle = percentiles(await idleSweeps(environment));
  const bare = percentiles(await bareIdle(house.owner));
  for (let n = 0; n < workers; n += 1) processes.push(startWorker(environment));
  await sleep(5_000);
  const second = new Date(Math.ceil((Date.now() + 6_000) / 1_000) * 1_000);
  const deadlines = await dueWithin(house.owner, second, due);
  await house.owner.query('analyze deadline_watch, deadline, child_case, case_access');
  if (Date.now() > second.getTime()) throw new Error('the deadlines were due before they were there: this machine is too slow for these figures');
  const wake = new WakeQueue({ redisUrl: config.redisUrl, databaseUrl: config.appDatabaseUrl }, new SystemClock());
  for (const quarter of [0, 250, 500, 750]) await wake.wakeAt(new Date(second.getTime() + quarter)); // as the notifications would have
  await wake.close();

  const { lateness, lost, tookMs } = await watch(house.owner, deadlines, second);
  const memory = processes.map(({ pid }) => peakMemory(pid));
  await Promise.all(processes.splice(0).map(stop));
  const { rows: [check] } = await house.owner.query(CHECK, [deadlines.map(({ id }) => id)]);
  const bareMs = await bareRound(house.owner, deadlines);
  const perSecond = (ms) => Math.round(check.alerts / (ms / 1000));
  return {
    alerts: check.alerts, recipients: check.recipients, lateness_ms: percentiles(lateness), early: check.early, lost, doubled: check.doubled,
    alerts_per_second: perSecond(tookMs), bare_alerts_per_second: perSecond(bareMs), ratio: Number((bareMs / tookMs).toFixed(2)),
    idle_sweep_ms: idle, bare_idle_select_ms: bare, idle_ratio: Number((bare.p50 / idle.p50).toFixed(2)), peak_rss_mb: Math.max(...memory), load: load(),
  };
}

function startWorker(environment) {
  return spawn(process.execPath, [fileURLToPath(new URL('../dist/worker.js', import.meta.url))], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function stop(worker) {
  if (worker.exitCode !== null) return;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGTERM');
  await ended;
}
