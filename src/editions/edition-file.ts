import { readFile } from 'node:fs/promises';
import { type Canonical, canonicalJson } from './canonical-json.rules.js';
import type { EditionFile } from './edition.vocabulary.js';
import { hashOf, signatureHolds } from './signing.js';

/** What a file says, once its hash and its signature were found to hold. */
export interface VerifiedEdition {
  readonly number: string;
  readonly position: number;
  readonly hash: string;
  readonly publicKey: string;
}

/**
 * Checks an edition in a file. Needs nothing but the file: no database, no settings. Whose key it is, the file cannot say: compare it.
 * @throws Error saying what does not hold
 */
export async function verifyEditionFile(path: string, publicKey?: string): Promise<VerifiedEdition> {
  const file = JSON.parse(await readFile(path, 'utf8')) as Partial<EditionFile>;
  const { edition, hash, signature, publicKey: key } = file;
  if (edition === undefined || hash === undefined || signature === undefined || key === undefined) throw new Error(`${path} is no edition: edition, hash, signature and publicKey were expected`);
  const found = hashOf(canonicalJson(edition as unknown as Canonical));
  if (found.toString('hex') !== hash) throw new Error('NOT THE SAME: the hash is another one, so the edition was changed');
  if (!signatureHolds({ hash: found, signature: Buffer.from(signature, 'hex'), publicKey: Buffer.from(key, 'hex') })) throw new Error('NOT SIGNED: the signature does not belong to this edition and key');
  if (publicKey !== undefined && publicKey.toLowerCase() !== key) throw new Error('ANOTHER KEY: signed, but not with the key that was given');
  return { number: edition.number, position: edition.position, hash, publicKey: key };
}
