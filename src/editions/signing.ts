import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** What stands before the 32 bytes of a key in its DER form: private (RFC 8410, section 7) and public (section 4). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

export function hashOf(content: string): Buffer {
  return createHash('sha256').update(content).digest();
}

/** @param seed 32 bytes, from which the pair of keys follows (RFC 8032, section 5.1.5) */
export function signWith(seed: Buffer, hash: Buffer): { readonly signature: Buffer; readonly publicKey: Buffer } {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  return { signature: sign(null, hash, key), publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length) };
}

export function signatureHolds({ hash, signature, publicKey }: { readonly hash: Buffer; readonly signature: Buffer; readonly publicKey: Buffer }): boolean {
  if (publicKey.length !== 32) return false;
  return verify(null, hash, createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' }), signature);
}
