import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolePassword } from '../../src/platform/database-roles/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { migrateQueue } from '../../src/platform/queue/index.js';
import { INSTALLATION_KEY, type TestDatabase } from './database.js';

interface OwnCluster extends TestDatabase {
  readonly cluster: EmbeddedPostgres;
  readonly dataDirectory: string;
}

/** A migrated server that no other test writes to: for what looks into its files (the write-ahead log is that of the whole cluster) or crashes it. */
export async function ownCluster(options: { readonly port: number; readonly durable?: boolean }): Promise<OwnCluster> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-own-'));
  const cluster = await startEmbeddedPostgres({ dataDirectory, ...options });
  await migrate({ url: cluster.url, passwordOf: (role) => rolePassword(role, INSTALLATION_KEY) });
  await migrateQueue(cluster.url);
  return {
    cluster,
    dataDirectory,
    url: cluster.url,
    drop: async () => {
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
