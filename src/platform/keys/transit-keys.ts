import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyServiceAddress } from '../config/index.js';
import { KeyService, type KeyToUnwrap, KeyUnavailable, type PlainKey, type WrappedKey } from './key-service.js';

const PREFIX = 'transit:';
const TIMEOUT_MS = 10_000;
const KEY_BYTES = 32;

interface Result {
  readonly ciphertext?: string;
  readonly plaintext?: string;
  readonly error?: string;
}

/**
 * A key service in the manner of Vault's and OpenBao's transit engine: the wrapping key never leaves it. Of its API only encrypt,
 * decrypt and rewrap with batch_input, so that the token needs no other right.
 * Rewrap knows no associated data: what the key belongs to is therefore wrapped with it, as a digest.
 */
export class TransitKeys extends KeyService {
  constructor(private readonly address: KeyServiceAddress) {
    super();
  }

  /** Asked by wrapping 32 bytes for nothing: the version stands in the answer, and reading the key's settings would be one right more. */
  async currentKeyId(): Promise<string> {
    const [probe] = await this.wrap([{ key: Buffer.alloc(KEY_BYTES), context: 'probe' }]);
    if (probe === undefined) throw new KeyUnavailable('the key service gave no answer');
    return probe.keyId;
  }

  async wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]> {
    const results = await this.ask('encrypt', keys.map(({ key, context }) => ({ plaintext: Buffer.concat([key, digest(context)]).toString('base64') })));
    return results.map((result) => this.wrapped(result));
  }

  async unwrap(keys: readonly KeyToUnwrap[]): Promise<Buffer[]> {
    const results = await this.ask('decrypt', keys.map(({ wrapped }) => ({ ciphertext: wrapped.toString() })));
    return results.map(({ plaintext }, index) => {
      const bytes = Buffer.from(plaintext ?? '', 'base64');
      const owner = bytes.subarray(KEY_BYTES);
      const expected = digest(keys[index]?.context ?? '');
      if (owner.length !== expected.length || !timingSafeEqual(owner, expected)) throw new Error('this key was wrapped for something else');
      return bytes.subarray(0, KEY_BYTES);
    });
  }

  /** Inside the service: no key is seen here. */
  async rewrap(keys: readonly KeyToUnwrap[]): Promise<WrappedKey[]> {
    const results = await this.ask('rewrap', keys.map(({ wrapped }) => ({ ciphertext: wrapped.toString() })));
    return results.map((result) => this.wrapped(result));
  }

  private wrapped({ ciphertext }: Result): WrappedKey {
    const version = /^[a-z]+:(v\d+):/.exec(ciphertext ?? '')?.[1];
    if (ciphertext === undefined || version === undefined) throw new KeyUnavailable('the key service answered with something else than a wrapped key');
    return { wrapped: Buffer.from(ciphertext), keyId: `${PREFIX}${this.address.key}:${version}` };
  }

  private async ask(verb: 'encrypt' | 'decrypt' | 'rewrap', items: readonly object[]): Promise<Result[]> {
    if (items.length === 0) return [];
    const response = await fetch(`${this.address.url}/v1/transit/${verb}/${encodeURIComponent(this.address.key)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vault-token': this.address.token() },
      body: JSON.stringify({ batch_input: items }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error', // the token goes to this address and to no other
    }).catch((error: unknown) => {
      throw new KeyUnavailable(`the key service does not answer: ${String(error)}`);
    });
    if (!response.ok) throw new KeyUnavailable(`the key service says ${String(response.status)}`);
    const { data } = (await response.json()) as { data?: { batch_results?: Result[] } };
    const results = data?.batch_results ?? [];
    if (results.length !== items.length) throw new KeyUnavailable('the key service answered for another number of keys');
    if (results.some(({ error }) => error !== undefined && error !== '')) throw new KeyUnavailable('the key service refused a key');
    return results;
  }
}

function digest(context: string): Buffer {
  return createHash('sha256').update(context).digest();
}
