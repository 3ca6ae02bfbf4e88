import { runMigrations } from 'bullmq';
import pg from 'pg';

const SCHEMA = 'bullmq';
const ROLES = 'passerelle_app, passerelle_worker';

/** Makes the queue's own schema or brings it up to date, and opens it to those who put in and take out. Needs the owner. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    await client.query(
      `grant usage on schema ${SCHEMA} to ${ROLES};
       grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${ROLES};
       grant usage, select, update on all sequences in schema ${SCHEMA} to ${ROLES};
       grant execute on all functions in schema ${SCHEMA} to ${ROLES}`,
    );
  } finally {
    await client.end();
  }
}
