import { describe, expect, it } from '@jest/globals';
import type { Statements } from '../../src/platform/database/index.js';
import { databaseSecret, KeyService } from '../../src/platform/keys/index.js';

const CONTEXT = 'second-factor';

class CountingKeys extends KeyService {
  unwrapped = 0;

  currentKeyId(): Promise<string> {
    return Promise.resolve('counting');
  }

  wrap(): Promise<never> {
    return Promise.reject(new Error('nothing is to be wrapped'));
  }

  rewrap(): Promise<never> {
    return Promise.reject(new Error('nothing is to be wrapped'));
  }

  unwrap(keys: Parameters<KeyService['unwrap']>[0]): Promise<Buffer[]> {
    this.unwrapped += keys.length;
    return Promise.resolve(keys.map(({ wrapped }) => Buffer.from(`opened ${wrapped.toString()}`)));
  }
}

describe('a secret of the database that was opened before', () => {
  const row = (wrapped: string): Statements => ({ query: () => Promise.resolve([{ wrapped: Buffer.from(wrapped), key_id: 'counting' }] as never) });

  it('is not asked of the key service again', async () => {
    const keys = new CountingKeys();
    expect(await databaseSecret(row('first'), keys, CONTEXT)).toEqual(await databaseSecret(row('first'), keys, CONTEXT));
    expect(keys.unwrapped).toBe(1);
  });

  it('is asked for once more when a rotation has wrapped it anew', async () => {
    const keys = new CountingKeys();
    await databaseSecret(row('first'), keys, CONTEXT);
    expect((await databaseSecret(row('anew'), keys, CONTEXT)).toString()).toBe('opened anew');
    expect(keys.unwrapped).toBe(2);
  });

  it('is given to nobody who may not see its row', async () => {
    const keys = new CountingKeys();
    await databaseSecret(row('first'), keys, CONTEXT);
    const unseen: Statements = { query: () => Promise.resolve([]) };
    await expect(databaseSecret(unseen, keys, CONTEXT)).rejects.toThrow('nothing is to be wrapped');
  });
});
