import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM: 1 byte format, 12 bytes nonce, cipher text, 16 bytes tag. */
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/** @param context bound to the cipher text: what was sealed for one child's row cannot be opened as another's */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the key or context is another one, or a byte was changed */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < 1 + NONCE + TAG) throw new Error('unknown sealing format');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
}

export function newKey(): Buffer {
  return randomBytes(32);
}

/** A key for one purpose, derived from the installation key. */
export function derivedKey(installationKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', installationKey, 'passerelle', purpose, 32));
}

/** Keyed digest: equal texts give equal tokens, and without the key a token says nothing. 16 bytes. */
export function keyedToken(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest().subarray(0, 16);
}

/** Names a key without telling anything of it. */
export function fingerprint(key: Buffer): string {
  return createHash('sha256').update('passerelle key').update(key).digest('hex').slice(0, 16);
}
