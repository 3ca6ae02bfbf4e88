import pg from 'pg';
import { loadTimeLimits } from '../../src/deadlines/index.js';
import { rolePassword } from '../../src/platform/database-roles/index.js';
import { migrate } from '../../src/platform/database/index.js';
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { loadReference } from '../../src/reference/index.js';
import type { Server } from './installation.js';
import { installWitness } from './witness.js';

const TEMPLATE = 'simulation_template';
const KEY = Buffer.alloc(32, 7);

/** @param postgres a throw-away PostgreSQL of one's own, which may be crashed */
export async function prepared(postgres: EmbeddedPostgres): Promise<Server> {
  const template = new URL(postgres.url);
  template.pathname = `/${TEMPLATE}`;
  await asOwner(postgres.url, async (client) => {
    await client.query(`create database ${TEMPLATE}`);
    await client.query('alter system set autovacuum = off'); // its statistics come when they please, and plans with them
    await client.query('alter system set plan_cache_mode = force_generic_plan'); // workers die often, and each new connection would plan everything five times
    await client.query('alter system set scram_iterations = 1'); // nobody attacks it, and it is connected to hundreds of times a year
    await client.query('select pg_reload_conf()');
  });
  await migrate({ url: template.toString(), passwordOf: (role) => rolePassword(role, KEY) });
  await asOwner(template.toString(), furnish);
  return { url: postgres.url, template: TEMPLATE, installationKey: KEY.toString('base64'), crash: () => postgres.restart('immediate') };
}

/** What a migrated database needs before children can arrive in it. */
export async function furnish(client: pg.ClientBase): Promise<void> {
  await loadReference(client);
  await loadTimeLimits(client);
  await installWitness(client);
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
