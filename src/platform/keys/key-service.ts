/** 32 bytes that open something. */
export interface PlainKey {
  readonly key: Buffer;
  /** What the key belongs to, bound into the wrapping: one child's key cannot be put in another's row. */
  readonly context: string;
}

export interface WrappedKey {
  readonly wrapped: Buffer;
  /** Which key wrapped it: `local:<fingerprint>`, `transit:<name>:v<version>`. */
  readonly keyId: string;
}

export type KeyToUnwrap = WrappedKey & { readonly context: string };

/** The wrapping key is not here: another installation's, one destroyed, or a service that does not answer. */
export class KeyUnavailable extends Error {}

/**
 * Wraps the keys of children and of the database's secrets. The one thing whose loss loses every name, and whose theft together with
 * the database gives every name away; so it may live outside (docs/adr/0013). Many at once: a list of names costs one call.
 */
export abstract class KeyService {
  /** The name of the key that wraps now: what carries another name is to be wrapped anew. */
  abstract currentKeyId(): Promise<string>;
  abstract wrap(keys: readonly PlainKey[]): Promise<WrappedKey[]>;
  /** In the order asked. @throws KeyUnavailable; Error when bytes or context are not those that were wrapped */
  abstract unwrap(keys: readonly KeyToUnwrap[]): Promise<Buffer[]>;
  /** Under the current key, whatever wrapped them. @throws as unwrap */
  abstract rewrap(keys: readonly KeyToUnwrap[]): Promise<WrappedKey[]>;
}
