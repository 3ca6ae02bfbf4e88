import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, keyFiles, loadConfig, replaceKeyFile } from '../../src/platform/config/index.js';
import { ChosenKeys, KeyUnavailable } from '../../src/platform/keys/index.js';
import { TransitServer } from '../support/transit-server.js';

const DATABASE = { DATABASE_URL: 'postgres://owner:x@127.0.0.1:5432/nowhere' };
const key = (byte: number): Buffer => Buffer.alloc(32, byte);
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const three = [1, 2, 3].map((n) => ({ key: key(n), context: `child ${String(n)}` }));

/** Wraps three keys and gives what it takes to open them. */
const wrapThree = async (keys: ChosenKeys) => (await keys.wrap(three)).map((wrapped, index) => ({ ...wrapped, context: three[index]?.context ?? '' }));

describe('the installation key wraps', () => {
  const keys = new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(9)) }));

  it('many at once, each bound to what it belongs to', async () => {
    const wrapped = await wrapThree(keys);
    expect(await keys.unwrap(wrapped)).toEqual(three.map(({ key: plain }) => plain));
    expect(new Set(wrapped.map(({ keyId }) => keyId))).toEqual(new Set([await keys.currentKeyId()]));
    await expect(keys.unwrap(wrapped.slice(0, 1).map((one) => ({ ...one, context: 'child 2' })))).rejects.toThrow();
  });

  it('under a name that tells nothing of the key', async () => {
    const id = await keys.currentKeyId();
    expect(id).toMatch(/^local:[0-9a-f]{16}$/);
    expect(key(9).toString('hex')).not.toContain(id.slice('local:'.length));
  });

  it('what another key wrapped stays closed, and says which key is missing', async () => {
    const wrapped = await wrapThree(keys);
    const other = new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(8)) }));
    await expect(other.unwrap(wrapped)).rejects.toThrow(KeyUnavailable);
    await expect(other.unwrap(wrapped)).rejects.toThrow(wrapped[0]?.keyId);
    const lying = wrapped.map((one) => ({ ...one, keyId: 'unnamed' }));
    await expect(other.unwrap(lying)).rejects.toThrow(KeyUnavailable);
    expect(await keys.unwrap(lying)).toHaveLength(3); // from before keys had names
  });

  it('with the previous key at hand, what it wrapped opens and is wrapped anew', async () => {
    const wrapped = await wrapThree(keys);
    const both = new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(8)), INSTALLATION_KEY_PREVIOUS: base64(key(9)) }));
    const again = await both.rewrap(wrapped);
    const alone = new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(8)) }));
    expect(await alone.unwrap(again.map((one, index) => ({ ...one, context: three[index]?.context ?? '' })))).toEqual(three.map(({ key: plain }) => plain));
  });

  it.each([['INSTALLATION_KEY', { INSTALLATION_KEY: 'short' }], ['INSTALLATION_KEY_PREVIOUS', { INSTALLATION_KEY: base64(key(9)), INSTALLATION_KEY_PREVIOUS: 'short' }]])('%s of another length is refused by name', (name, env) => {
    expect(() => loadConfig({ ...DATABASE, ...env })).toThrow(name);
  });
});

describe('the installation key in its file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const config = () => loadConfig({ ...DATABASE, DATA_DIR: folder });

  it('is made once, for its owner alone', () => {
    const first = config().installationKeys().current;
    expect(config().installationKeys().current).toEqual(first);
    expect(statSync(keyFiles(folder).current).mode & 0o777).toBe(0o600);
  });

  it('a new one is taken up by a running process, which still opens what the old one wrapped', async () => {
    const running = config();
    const keys = new ChosenKeys(running);
    const wrapped = await wrapThree(keys);
    const before = await keys.currentKeyId();
    replaceKeyFile(folder);
    expect(await keys.currentKeyId()).not.toBe(before);
    expect((await keys.wrap(three))[0]?.keyId).toBe(await keys.currentKeyId());
    expect(await keys.unwrap(wrapped)).toHaveLength(3);
    expect(statSync(keyFiles(folder).previous).mode & 0o777).toBe(0o600);
    rmSync(keyFiles(folder).previous);
    await expect(keys.unwrap(wrapped)).rejects.toThrow(KeyUnavailable);
  });

  it('is not replaced twice: what the key before last wrapped could not be opened', () => {
    config();
    replaceKeyFile(folder);
    const both = [keyFiles(folder).current, keyFiles(folder).previous].map((file) => readFileSync(file, 'utf8'));
    expect(() => { replaceKeyFile(folder); }).toThrow(ConfigError);
    expect([keyFiles(folder).current, keyFiles(folder).previous].map((file) => readFileSync(file, 'utf8'))).toEqual(both);
  });

  it('killed between the two files, it is simply asked for again', () => {
    const first = config().installationKeys().current;
    writeFileSync(keyFiles(folder).previous, base64(first)); // the previous is written first
    replaceKeyFile(folder);
    const { current, previous } = config().installationKeys();
    expect(previous).toEqual(first);
    expect(current).not.toEqual(first);
  });

  it('the database roles keep the passwords of the previous key until it is gone', () => {
    const before = config().appDatabaseUrl;
    replaceKeyFile(folder);
    expect(config().appDatabaseUrl).toBe(before);
    rmSync(keyFiles(folder).previous);
    expect(config().appDatabaseUrl).not.toBe(before);
  });
});

describe('a key service over HTTP', () => {
  let transit: TransitServer;
  let keys: ChosenKeys;
  const configured = (env: Record<string, string> = {}) =>
    new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(9)), KEY_SERVICE_URL: `${transit.url}/`, KEY_SERVICE_TOKEN: transit.token, ...env }));

  beforeAll(async () => {
    transit = await TransitServer.open();
  });
  afterAll(async () => {
    await transit.close();
  });
  beforeEach(() => {
    keys = configured();
    transit.asked.length = 0;
  });

  it('wraps and unwraps many in one call each, and nothing of a key is in what comes back', async () => {
    const wrapped = await wrapThree(keys);
    expect(await keys.unwrap(wrapped)).toEqual(three.map(({ key: plain }) => plain));
    expect(transit.asked).toEqual(['encrypt 3', 'decrypt 3']);
    expect(wrapped.map(({ keyId }) => keyId)).toEqual(Array(3).fill('transit:passerelle:v1'));
    expect(wrapped.some(({ wrapped: bytes }) => three.some(({ key: plain }) => bytes.includes(plain)))).toBe(false);
  });

  it('one child’s key does not open as another’s', async () => {
    const [first] = await wrapThree(keys);
    if (first === undefined) throw new Error('nothing wrapped');
    await expect(keys.unwrap([{ ...first, context: 'child 2' }])).rejects.toThrow('something else');
  });

  it('asked for nothing, it is not called', async () => {
    expect([await keys.wrap([]), await keys.unwrap([]), await keys.rewrap([])]).toEqual([[], [], []]);
    expect(transit.asked).toEqual([]);
  });

  it('a new version there: wrapped anew inside the service, and the old version can go', async () => {
    const wrapped = await wrapThree(keys);
    transit.rotate();
    expect(await keys.currentKeyId()).toBe('transit:passerelle:v2');
    transit.asked.length = 0;
    const again = (await keys.rewrap(wrapped)).map((one, index) => ({ ...one, context: three[index]?.context ?? '' }));
    expect(transit.asked).toEqual(['rewrap 3']);
    transit.forget(1);
    await expect(keys.unwrap(wrapped)).rejects.toThrow(KeyUnavailable);
    expect(await keys.unwrap(again)).toEqual(three.map(({ key: plain }) => plain));
  });

  it('opens what the installation key wrapped before, in the order asked, and takes it over', async () => {
    const local = new ChosenKeys(loadConfig({ ...DATABASE, INSTALLATION_KEY: base64(key(9)) }));
    const old = await wrapThree(local);
    const fresh = await wrapThree(keys);
    const mixed = [old[0], fresh[1], old[2]].flatMap((one) => one ?? []);
    expect(await keys.unwrap(mixed)).toEqual(three.map(({ key: plain }) => plain));
    const moved = await keys.rewrap(mixed);
    expect(moved.every(({ keyId }) => keyId.startsWith('transit:'))).toBe(true);
    expect(await keys.unwrap(moved.map((one, index) => ({ ...one, context: three[index]?.context ?? '' })))).toEqual(three.map(({ key: plain }) => plain));
  });

  it('the token may be renewed in its file while the process runs', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
    writeFileSync(file, 'out of date');
    const fromFile = configured({ KEY_SERVICE_TOKEN_FILE: file });
    await expect(fromFile.currentKeyId()).rejects.toThrow('403');
    writeFileSync(file, transit.token);
    expect(await fromFile.currentKeyId()).toMatch(/^transit:/);
  });

  it('a service that is not there is said to be unavailable, without the token in the message', async () => {
    const nowhere = configured({ KEY_SERVICE_URL: 'http://127.0.0.1:1' });
    await expect(nowhere.wrap(three)).rejects.toThrow(KeyUnavailable);
    await expect(nowhere.wrap(three)).rejects.not.toThrow(transit.token);
  });

  it('an address without a token does not start', () => {
    expect(() => configured({ KEY_SERVICE_TOKEN: '' })).toThrow('KEY_SERVICE_TOKEN');
    expect(() => configured({ KEY_SERVICE_URL: 'nowhere' })).toThrow('KEY_SERVICE_URL');
  });

  it('random bytes are not taken for a wrapped key', async () => {
    await expect(keys.unwrap([{ wrapped: randomBytes(80), keyId: 'transit:passerelle:v1', context: 'child 1' }])).rejects.toThrow(KeyUnavailable);
  });
});
