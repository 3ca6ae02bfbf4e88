import { fileURLToPath } from 'node:url';
import pg from 'pg';
import Postgrator from 'postgrator';

/** Login roles of the application. None owns a table, none bypasses row-level security (docs/adr/0005). */
const LOGIN_ROLES = ['passerelle_app', 'passerelle_worker', 'passerelle_reader'] as const;
/** Owner of the few functions that must reach past the scope of the acting person. Cannot log in. */
const DEFINER_ROLE = 'passerelle_definer';
/** Whom the operator's commands for keys act as. Cannot log in. */
const KEEPER_ROLE = 'passerelle_keeper';
/** Whom tools outside read the schema `reporting` as; an operator makes them a login of their own. Cannot log in. */
const REPORTING_ROLE = 'passerelle_reporting';
/** Owner of the views of that schema. Cannot log in. */
const REPORTING_OWNER = 'passerelle_reporting_owner';
const MIGRATION_LOCK = 7_307_199;

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/**
 * Brings the schema up to date, one process at a time. This file imports no other of ours: the test setup loads it without a build.
 * @param options.passwordOf password of a login role (platform/database-roles)
 * @throws when a migration already applied has been edited since
 */
export async function migrate(options: { url: string; passwordOf: (role: string) => string }): Promise<void> {
  const client = new pg.Client({ connectionString: options.url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client, options.passwordOf);
    const postgrator = new Postgrator({
      migrationPattern: `${migrationsFolder}/*.sql`,
      driver: 'pg',
      schemaTable: 'schema_version',
      validateChecksums: true,
      execQuery: (query: string) => client.query(query),
    });
    await client.query(`grant create on schema public to ${DEFINER_ROLE}`); // needed only to be handed functions
    await postgrator.migrate();
    await client.query(`revoke create on schema public from ${DEFINER_ROLE}`);
  } finally {
    await client.end(); // ends the lock too
  }
}

async function ensureRoles(client: pg.Client, passwordOf: (role: string) => string): Promise<void> {
  for (const role of LOGIN_ROLES) {
    await createRole(client, role);
    const password = client.escapeLiteral(passwordOf(role));
    await client.query(`alter role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${password}`);
  }
  await createRole(client, DEFINER_ROLE);
  // Whoever migrates hands functions over to the definer, so must be a member of it.
  await client.query(`grant ${DEFINER_ROLE} to current_user`);
  await createRole(client, REPORTING_ROLE);
  // Its views see what the reader of reports sees, and are nobody's who can log in.
  await createRole(client, REPORTING_OWNER);
  await client.query(`grant passerelle_reader to ${REPORTING_OWNER}`);
  await client.query(`grant ${REPORTING_OWNER} to current_user`);
  await createRole(client, KEEPER_ROLE);
  await client.query(`grant ${KEEPER_ROLE} to current_user`);
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  await client.query(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`);
}
