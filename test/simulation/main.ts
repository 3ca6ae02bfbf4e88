import 'reflect-metadata';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { type Finding, FINDING_KINDS, type Verdict } from './checker.js';
import type { Outcome } from './outcome.js';

/*
 * One process of the simulation: a PostgreSQL of its own, and one seed after the other on it. Standard output has a JSON line a seed;
 * what the checker found, and what struck, go to standard error.
 */

const SHOWN = 10;

const { values } = parseArgs({ options: { seeds: { type: 'string' }, years: { type: 'string', default: '1' }, port: { type: 'string', default: '26900' }, explain: { type: 'boolean', default: false } } });
const seeds = (values.seeds ?? '1').split(',').map(Number);
const years = Number(values.years);

const dataDirectory = mkdtempSync(join(inMemory() ?? tmpdir(), 'passerelle-simulation-'));
const starting = startEmbeddedPostgres({ dataDirectory, durable: false, port: Number(values.port) });
// Read while PostgreSQL makes its cluster: each takes about as long as the other.
const [{ Logger }, { prepared }, { Simulation }, postgres] = await Promise.all([import('@nestjs/common'), import('./cluster.js'), import('./simulation.js'), starting]);
Logger.overrideLogger(false); // what is made to fail here need not be read
try {
  const server = await prepared(postgres);
  for (const seed of seeds) {
    const outcome = await Simulation.run(server, { seed, years });
    process.stdout.write(`${JSON.stringify(outcome.summary)}\n`);
    explain(outcome);
  }
} finally {
  await postgres.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** Nothing of it is to outlive the run: in memory it is made, copied and thrown away fastest. Where there is little of it, on the disk. */
function inMemory(): string | undefined {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return undefined;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 4 * 1024 ** 3 ? folder : undefined;
}

function explain({ summary, verdicts, faults, refused, digest }: Outcome): void {
  const say = (text: string): void => {
    process.stderr.write(`seed ${String(summary.seed)}: ${text}\n`);
  };
  for (const kind of FINDING_KINDS) {
    const found = verdicts.flatMap((verdict: Verdict): readonly Finding[] => verdict[kind]);
    for (const { at, what } of found.slice(0, SHOWN)) say(`${kind}: ${new Date(at).toISOString()} ${what}`);
    if (found.length > SHOWN) say(`${kind}: and ${String(found.length - SHOWN)} more`);
  }
  if (!values.explain) return;
  say(`faults ${JSON.stringify(faults)}`);
  say(`refused by the rules of the house: ${String(refused.length)}`);
  say(`digest ${digest}`);
}
