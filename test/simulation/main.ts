import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareCluster } from './cluster.js';
import { Simulation } from './simulation.js';

const { values } = parseArgs({ options: { seed: { type: 'string' }, years: { type: 'string', default: '1' }, verbose: { type: 'boolean', default: false } } });
const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-simulation-'));
const cluster = await prepareCluster(dataDirectory);
try {
  const t = performance.now();
  const { summary, verdicts, faults, digest, refused } = await Simulation.run(cluster.server, { seed: Number(values.seed ?? 1), years: Number(values.years) });
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.stderr.write(`${((performance.now() - t) / 1000).toFixed(1)} s ${digest} ${JSON.stringify(faults)} refused ${refused.length} ${[...new Set(refused)].slice(0,30)}\n`);
  for (const v of verdicts) for (const k of ['lost', 'early', 'doubled', 'wrong'] as const) for (const f of v[k].slice(0, 5)) process.stderr.write(`${k} ${new Date(f.at).toISOString()} ${f.what}\n`);
} finally {
  await cluster.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
