import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';

/** The key of this installation, and the one before it while a rotation is under way. */
export interface InstallationKeys {
  readonly current: Buffer;
  readonly previous?: Buffer;
}

/** What the variables say, in base64. */
interface Given {
  readonly current: string | undefined;
  readonly previous: string | undefined;
}

/** From variables, which stay as they are for the life of the process; otherwise from the files, as they are at each asking. */
export function installationKeysOf(given: Given, dataDirectory: string): () => InstallationKeys {
  if (given.current !== undefined) {
    const keys = {
      current: checkedKey(given.current, 'INSTALLATION_KEY'),
      ...(given.previous !== undefined && { previous: checkedKey(given.previous, 'INSTALLATION_KEY_PREVIOUS') }),
    };
    return () => keys;
  }
  const { current, previous } = keyFiles(dataDirectory);
  firstKey(dataDirectory);
  return () => ({
    current: checkedKey(readFileSync(current, 'utf8'), current),
    ...(existsSync(previous) && { previous: checkedKey(readFileSync(previous, 'utf8'), previous) }),
  });
}

export function keyFiles(dataDirectory: string): { readonly current: string; readonly previous: string } {
  const folder = join(dataDirectory, 'secrets');
  return { current: join(folder, 'installation.key'), previous: join(folder, 'installation.previous.key') };
}

/**
 * A new key becomes the current one, and the current one the previous. The previous is written first: killed in between, both files
 * hold the same key and nothing is lost.
 * @throws ConfigError while a previous key is still there: what it wrapped could not be opened any more
 */
export function replaceKeyFile(dataDirectory: string): void {
  const { current, previous } = keyFiles(dataDirectory);
  const key = readFileSync(current, 'utf8').trim();
  if (existsSync(previous) && readFileSync(previous, 'utf8').trim() !== key) {
    throw new ConfigError(`${previous} is still there: finish that rotation first (keys rotate), then destroy it`);
  }
  writeFileSync(previous, key, { mode: 0o600, flush: true });
  const fresh = `${current}.new`;
  writeFileSync(fresh, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
  renameSync(fresh, current);
}

function firstKey(dataDirectory: string): void {
  const { current } = keyFiles(dataDirectory);
  if (existsSync(current)) return;
  mkdirSync(join(dataDirectory, 'secrets'), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(current, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first: its key is read
  }
}

function checkedKey(text: string, origin: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new ConfigError(`${origin} must hold 32 bytes in base64`);
  return key;
}
