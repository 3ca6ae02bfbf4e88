import { loadTimeLimits } from '../deadlines/index.js';
import { KeyRotation } from '../identity/index.js';
import { databasePasswordKey, readConfig } from '../platform/config/index.js';
import { rolePassword } from '../platform/database-roles/index.js';
import { migrate } from '../platform/database/index.js';
import { ChosenKeys } from '../platform/keys/index.js';
import { migrateQueue } from '../platform/queue/index.js';
import { loadReference } from '../reference/index.js';
import { loadRetentionRules } from '../retention/index.js';
import { asOwner } from './context.js';

export async function migrateDatabase(): Promise<void> {
  const config = readConfig();
  const { databaseUrl } = config;
  if (databaseUrl === undefined) throw new Error('DATABASE_URL must be set: migrations need the owner of the database');
  await migrate({ url: databaseUrl, passwordOf: (role) => rolePassword(role, databasePasswordKey(config.installationKeys())) });
  await migrateQueue(databaseUrl);
  await asOwner((client) => new KeyRotation(client, new ChosenKeys(config)).makeTokens()); // a migration may have taken tokens away
  console.log('schema up to date');
}

export async function loadReferenceData(): Promise<void> {
  await asOwner(async (client) => {
    await client.query('begin');
    await loadReference(client);
    await loadTimeLimits(client, readConfig().jurisdiction);
    await loadRetentionRules(client);
    await client.query('commit');
  });
  console.log('reference data loaded');
}
