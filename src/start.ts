import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printDemoAccounts } from './cli/demo-accounts.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import { SupervisedChild } from './supervisor/child.js';
import { Lock } from './supervisor/lock.js';
import { command, freePort, untilHealthy } from './supervisor/steps.js';

/*
 * What `npm start` becomes: PostgreSQL, schema, data, API and worker, on one machine. Each part can also be started by itself
 * (docker-compose.yml does). Options: --empty (no demonstration data; creates the first administrator).
 */
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const say = (line: string): void => {
  console.log(`passerelle: ${line}`);
};

const empty = process.argv.includes('--empty');
const data = resolve(process.env['DATA_DIR'] ?? '.data');
const host = process.env['HOST'] ?? '127.0.0.1';
mkdirSync(data, { recursive: true });

const lock = new Lock(join(data, 'start.lock'));
const running = lock.take();
if (running !== undefined) {
  say(running.address === '' ? `already starting (process ${String(running.pid)})` : `already running at ${running.address}`);
  process.exit(0);
}

const toStop: (() => Promise<void>)[] = [];
let stopping = false;
async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    say('stopping');
    for (const part of toStop.reverse()) await part().catch((error: unknown) => { say(String(error)); });
    lock.release();
    process.exit(code);
  }
  return await new Promise<never>(() => undefined);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

try {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: data, HOST: host, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' };
  if (env['DATABASE_URL'] === undefined && env['APP_DATABASE_URL'] === undefined) {
    say('starting PostgreSQL');
    const postgres = await startEmbeddedPostgres({ dataDirectory: join(data, 'postgres') });
    toStop.push(() => postgres.stop());
    env['DATABASE_URL'] = postgres.url;
  }
  const wanted = Number(process.env['PORT'] ?? 3000);
  const port = await freePort(wanted, host);
  if (port !== wanted) say(`port ${String(wanted)} is taken; using ${String(port)}`);
  const address = process.env['PUBLIC_URL'] ?? `http://${host}:${String(port)}`;
  const childEnv = { ...env, PORT: String(port), PUBLIC_URL: address };
  say('bringing the database up to date');
  command(here('./cli.js'), ['migrate'], env);
  command(here('./cli.js'), ['reference', 'load'], env);
  command(here('./cli.js'), ['erasures', 'apply'], env);
  const filled = join(data, empty ? 'administrator-created' : 'demo-loaded');
  const firstTime = !existsSync(filled);
  if (firstTime) {
    say(empty ? 'creating the first administrator' : 'loading demonstration data (made-up children)');
    command(here('./cli.js'), empty ? ['admin', 'create'] : ['demo', 'load'], childEnv);
    writeFileSync(filled, '');
  }

  say('starting API, web client and alert worker');
  for (const script of ['./main.js', './worker.js']) {
    const child = new SupervisedChild(here(script), childEnv, say);
    child.start();
    toStop.push(() => child.stop());
  }
  await untilHealthy(`http://${host}:${String(port)}`);
  lock.announce(address);
  if (!empty) printDemoAccounts();
  say(`ready at ${address} (Ctrl-C stops everything)`);
} catch (error) {
  console.error(`passerelle: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}
