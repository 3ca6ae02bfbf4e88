import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { derivedKey, seal, unseal } from '../platform/crypto/index.js';

const PERIOD_SECONDS = 30;
/** RFC 6238, section 5.2: one step of drift to either side. */
const DRIFT_SECONDS = PERIOD_SECONDS;

/** 160 bits in base32, as authenticator applications take it. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What the QR code says. */
export function totpAddress(secret: string, account: string): string {
  return generateURI({ issuer: 'Passerelle', label: account, secret });
}

export function totpCode(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}

/** @returns the time step that the code belongs to, undefined when it is none of now. Whether it was used before is the database's to say. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: DRIFT_SECONDS });
  return result.valid ? Math.floor(epoch / PERIOD_SECONDS) + result.delta : undefined;
}

export function sealTotpSecret(installationKey: Buffer, userId: string, secret: string): Buffer {
  return seal(derivedKey(installationKey, 'second factor'), Buffer.from(secret), `totp:${userId}`);
}

export function unsealTotpSecret(installationKey: Buffer, userId: string, sealed: Buffer): string {
  return unseal(derivedKey(installationKey, 'second factor'), sealed, `totp:${userId}`).toString();
}
