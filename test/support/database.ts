import { randomBytes } from 'node:crypto';
import pg from 'pg';

export const INSTALLATION_KEY = Buffer.alloc(32, 7);

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * A database of its own for one test file, copied from the migrated template in some 50 ms.
 * @param template another database to copy, as a backup would; nobody may be connected to it
 */
export async function freshDatabase(template = 'passerelle_template'): Promise<TestDatabase> {
  const owner = process.env['TEST_DATABASE_URL'];
  if (owner === undefined) throw new Error('TEST_DATABASE_URL is set by test/support/global-setup.mjs');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(owner, `create database ${name} template ${template}`);
  const url = new URL(owner);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer(owner, `drop database if exists ${name} with (force)`) };
}

/** A connection of the owner: to look behind the scenes, never for what the application does. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function onServer(owner: string, sql: string): Promise<void> {
  const server = new URL(owner);
  server.pathname = '/postgres';
  await asOwner(server.toString(), (client) => client.query(sql));
}
