import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { prepareCluster } from './cluster.js';
import { Simulation } from './simulation.js';
import { ALERTS_WITHOUT_KEY, byCursor, CORRECTIONS_FORGOTTEN, marksFirst, TRANSFER_RESETS_START, withoutGuard } from './twins.js';
Logger.overrideLogger(false);
const cluster = await prepareCluster(mkdtempSync('/tmp/simscan-'), 57_200);
const twins: Record<string, object> = { none: {}, cursor: { twin: byCursor }, key: { twin: withoutGuard, alter: ALERTS_WITHOUT_KEY }, transfer: { alter: TRANSFER_RESETS_START }, marks: { twin: marksFirst }, forgets: { alter: CORRECTIONS_FORGOTTEN } };
for (const seed of [1, 2, 3, 4, 6, 7, 8, 9]) for (const [name, twin] of Object.entries(twins)) {
  const t = performance.now(); const c = process.cpuUsage();
  try {
    const { summary: s, verdicts } = await Simulation.run(cluster.server, { seed, years: 0.1, ...twin });
    console.log(seed, name, JSON.stringify(s), ((performance.now() - t) / 1000).toFixed(1), (process.cpuUsage(c).user / 1e6).toFixed(2), verdicts.flatMap((v) => [...v.lost, ...v.early, ...v.doubled, ...v.wrong].map((f) => f.what)).slice(0, 2).join(' | '));
  } catch (e) { console.log(seed, name, 'threw', String(e).slice(0, 300)); }
}
await cluster.stop();
