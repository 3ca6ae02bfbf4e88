import { createECDH } from 'node:crypto';
import { derivedKey, keyedToken, seal, unseal } from '../platform/crypto/index.js';
import type { Statements } from '../platform/database/index.js';
import { databaseSecret, type KeyService } from '../platform/keys/index.js';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * What seals the means of reaching people and other systems, and signs for push services. One random secret of this database, wrapped
 * like the others: it outlives every renewal of the installation key, so that no subscription is lost by one.
 */
export class ChannelSecret {
  private constructor(private readonly key: Buffer) {}

  /** @throws KeyUnavailable when what wrapped it is not at hand */
  static async open(statements: Statements, keys: KeyService): Promise<ChannelSecret> {
    return new ChannelSecret(await databaseSecret(statements, keys, 'channels'));
  }

  /** @param of whose: bound to the bytes, so that they open in no other row */
  seal(of: string, plain: string): Buffer {
    return seal(this.key, Buffer.from(plain), `channel:${of}`);
  }

  unseal(of: string, sealed: Buffer): string {
    return unseal(this.key, sealed, `channel:${of}`).toString();
  }

  /** Equal texts give equal digests, which say nothing to whoever lacks the secret. */
  digest(text: string): Buffer {
    return keyedToken(this.key, text);
  }

  /** The pair by which push services know this installation (RFC 8292, P-256): the same as long as the secret lives. */
  vapid(): VapidKeys {
    const curve = createECDH('prime256v1');
    for (let attempt = 0; ; attempt += 1) {
      try {
        // One in 2^32 numbers of 32 bytes is no private key of the curve: then the next.
        curve.setPrivateKey(derivedKey(this.key, `vapid ${String(attempt)}`));
        return { publicKey: curve.getPublicKey('base64url'), privateKey: curve.getPrivateKey().toString('base64url').padStart(43, 'A') };
      } catch (error) {
        if (attempt > 8) throw error;
      }
    }
  }
}
