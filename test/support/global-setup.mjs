import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/**
 * One throw-away cluster for the whole run, shared by the projects that need it; migrated once into a template from which
 * every test file copies its own database.
 */
export default async function setup() {
  if (globalThis.passerelleCluster !== undefined) return;
  // Loaded from TypeScript as it stands: Node 24 strips the types.
  const { startEmbeddedPostgres } = await import('../../src/platform/embedded-postgres/embedded-postgres.ts');
  const { migrate } = await import('../../src/platform/database/migrate.ts');
  const { rolePassword } = await import('../../src/platform/database-roles/role-url.ts');
  const { migrateQueue } = await import('../../src/platform/queue/migrate-queue.ts');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  const cluster = await startEmbeddedPostgres({ dataDirectory, durable: false, port: 25_000 + (randomBytes(1)[0] ?? 0) });
  globalThis.passerelleCluster = { ...cluster, dataDirectory };
  process.env['TEST_DATABASE_URL'] = cluster.url;
  const template = new URL(cluster.url);
  template.pathname = '/passerelle_template';
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await client.query('create database passerelle_template');
  await client.end();
  await migrate({ url: template.toString(), passwordOf: (role) => rolePassword(role, Buffer.alloc(32, 7)) });
  await migrateQueue(template.toString());
}
