import { newKey } from '../crypto/index.js';
import type { Statements } from '../database/index.js';
import type { KeyService } from './key-service.js';

/** What a secret of this database is for. The names' own is renewed with every key and has a keeper of its own (identity). */
export type SecretPurpose = 'second-factor' | 'erased-numbers' | 'channels' | 'acts' | 'editions';

interface SecretRow {
  readonly wrapped: Buffer;
  readonly key_id: string;
}

/**
 * A random secret of this database for one purpose, wrapped by the key service: what is sealed under it outlives the installation key
 * that wrapped it, so that renewing that key locks nobody out and forgets nothing. The first to ask makes it. The row is looked for at
 * every use: whoever may not see it is given nothing, whatever this process has opened before.
 * @returns 32 bytes
 * @throws KeyUnavailable when what wrapped it is not at hand
 */
export async function databaseSecret(statements: Statements, keys: KeyService, purpose: SecretPurpose): Promise<Buffer> {
  const secret = (await find(statements, purpose)) ?? (await first(statements, keys, purpose));
  const name = `${purpose} ${secret.wrapped.toString('base64')}`;
  const opened = openedBy(keys);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const [key] = await keys.unwrap([{ wrapped: secret.wrapped, keyId: secret.key_id, context: purpose }]);
  if (key === undefined) throw new Error('nothing was unwrapped');
  opened.set(name, key);
  return key;
}

/**
 * What a key service has unwrapped in this process, by its wrapping: a code typed costs no call to the service. Wrapped anew by a
 * rotation it is another wrapping, and asked for once more.
 */
const OPENED = new WeakMap<KeyService, Map<string, Buffer>>();

function openedBy(keys: KeyService): Map<string, Buffer> {
  const opened = OPENED.get(keys) ?? new Map<string, Buffer>();
  OPENED.set(keys, opened);
  return opened;
}

async function first(statements: Statements, keys: KeyService, purpose: SecretPurpose): Promise<SecretRow> {
  const [made] = await keys.wrap([{ key: newKey(), context: purpose }]);
  await statements.query('insert into sealed_secret (purpose, wrapped, key_id, made_under) values ($1, $2, $3, $3) on conflict do nothing', [purpose, made?.wrapped, made?.keyId]);
  const secret = await find(statements, purpose); // another process may have been first
  if (secret === undefined) throw new Error(`no secret for ${purpose} could be made`);
  return secret;
}

async function find(statements: Statements, purpose: SecretPurpose): Promise<SecretRow | undefined> {
  const [row] = await statements.query<SecretRow>('select wrapped, key_id from sealed_secret where purpose = $1 and retired_at is null', [purpose]);
  return row;
}
