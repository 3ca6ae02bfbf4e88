import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolePassword } from '../../src/platform/database-roles/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { migrateQueue } from '../../src/platform/queue/index.js';
import { INSTALLATION_KEY, type TestDatabase } from './database.js';

/** A server that no other test writes to, for what looks into its files: the write-ahead log is that of the whole cluster. */
export async function ownCluster(port: number): Promise<TestDatabase> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-own-'));
  const cluster = await startEmbeddedPostgres({ dataDirectory, port, durable: false });
  await migrate({ url: cluster.url, passwordOf: (role) => rolePassword(role, INSTALLATION_KEY) });
  await migrateQueue(cluster.url);
  return {
    url: cluster.url,
    drop: async () => {
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
