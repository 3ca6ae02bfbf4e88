import { rmSync } from 'node:fs';

export default async function teardown() {
  const cluster = globalThis.passerelleCluster;
  if (cluster === undefined) return;
  globalThis.passerelleCluster = undefined;
  await cluster.stop();
  rmSync(cluster.dataDirectory, { recursive: true, force: true });
}
