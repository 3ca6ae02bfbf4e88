import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { percentiles } from './lateness.mjs';
import { peakUntilExit } from './memory.mjs';

const RUNS = 30;
/** For so long the answer of /health/clock is given again without asking the database. */
const HEALTH_GOOD_FOR_MS = 1_000;

/** `clock check` over the last `count` children: the run goes on as one that was cut short after the others. */
export async function clockCheck(house, count) {
  const { rows: [last] } = await house.owner.query('select id from child_case order by id desc offset $1 limit 1', [count]);
  if (last !== undefined) await house.owner.query(`insert into clock_check (asked_by, started_at, position) values ('command', now(), $1)`, [last.id]);
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/cli.js', import.meta.url)), 'clock', 'check'], { env: house.environment, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.pipe(process.stderr);
  const { code, peak } = await peakUntilExit(child);
  const { rows: [check] } = await house.owner.query('select cases, deadlines, differences from clock_check order by started_at desc limit 1');
  return { ...check, agree: code === 0, seconds: Number(((performance.now() - started) / 1000).toFixed(1)), peak_rss_mb: peak };
}

/** What a monitor and an operator ask, one at a time, by HTTP. */
export async function asked(house) {
  const server = await house.server();
  const administrator = await server.signIn('administrator');
  const health = await times(() => server.read(undefined, '/api/health/clock'), HEALTH_GOOD_FOR_MS);
  const page = await times(() => server.read(administrator, '/api/operations'), 0);
  await server.stop();
  return { health_ms: health, operations_ms: page };
}

/** @param apart ms from one to the next, so that each is answered afresh */
async function times(ask, apart) {
  const taken = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await ask();
    taken.push(performance.now() - started);
    if (apart > 0) await new Promise((done) => setTimeout(done, apart));
  }
  return percentiles(taken);
}
