import type { InstallationKeys } from '../config/index.js';
import { derivedKey, fingerprint, seal, unseal } from '../crypto/index.js';
import { KeyService, type KeyToUnwrap, KeyUnavailable, type PlainKey, type WrappedKey } from './key-service.js';

const PREFIX = 'local:';
/** From before keys had names (migration 008): whichever opens it. */
const UNNAMED = 'unnamed';
/** The current one and the one before it. */
const HELD_AT_MOST = 2;

interface Wrapping {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * The installation key from a variable or a file, and the previous one while rotating. Asked for anew at each wrapping and when a name
 * is met that nobody knew, so that a running process takes up a key that the operator made meanwhile.
 */
export class LocalKeys extends KeyService {
  private derived: readonly { readonly from: Buffer; readonly wrapping: Wrapping }[] = [];

  constructor(private readonly keys: () => InstallationKeys) {
    super();
  }

  static knows(keyId: string): boolean {
    return keyId.startsWith(PREFIX) || keyId === UNNAMED;
  }

  currentKeyId(): Promise<string> {
    return Promise.resolve(this.current().id);
  }

  wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]> {
    const current = this.current();
    return Promise.resolve(keys.map(({ key, context }) => ({ wrapped: seal(current.key, key, context), keyId: current.id })));
  }

  async unwrap(keys: readonly KeyToUnwrap[]): Promise<Buffer[]> {
    const held = this.held();
    return await Promise.resolve(keys.map((key) => unwrapped(held, key)));
  }

  async rewrap(keys: readonly KeyToUnwrap[]): Promise<WrappedKey[]> {
    const opened = await this.unwrap(keys);
    return await this.wrap(keys.map(({ context }, index) => ({ context, key: opened[index] ?? Buffer.alloc(0) })));
  }

  private current(): Wrapping {
    return this.wrapping(this.keys().current);
  }

  private held(): readonly Wrapping[] {
    const { current, previous } = this.keys();
    return [current, ...(previous === undefined ? [] : [previous])].map((key) => this.wrapping(key));
  }

  /** Derived once from each key: every page of a case asks. */
  private wrapping(installationKey: Buffer): Wrapping {
    const known = this.derived.find(({ from }) => from.equals(installationKey));
    if (known !== undefined) return known.wrapping;
    const made = { from: installationKey, wrapping: wrapping(installationKey) };
    this.derived = [made, ...this.derived].slice(0, HELD_AT_MOST);
    return made.wrapping;
  }
}

function wrapping(installationKey: Buffer): Wrapping {
  const key = derivedKey(installationKey, 'wrap children keys');
  return { id: `${PREFIX}${fingerprint(key)}`, key };
}

function unwrapped(held: readonly Wrapping[], { wrapped, keyId, context }: KeyToUnwrap): Buffer {
  if (keyId === UNNAMED) {
    for (const { key } of held) {
      try {
        return unseal(key, wrapped, context);
      } catch {
        // the other one, perhaps
      }
    }
    throw new KeyUnavailable('none of the installation keys at hand opens this');
  }
  const wrapper = held.find(({ id }) => id === keyId);
  if (wrapper === undefined) throw new KeyUnavailable(`the installation key ${keyId} is not at hand`);
  return unseal(wrapper.key, wrapped, context);
}
