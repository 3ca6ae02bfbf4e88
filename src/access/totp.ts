import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { seal, unseal } from '../platform/crypto/index.js';
import type { Statements } from '../platform/database/index.js';
import { databaseSecret, type KeyService } from '../platform/keys/index.js';

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

/** @param key the database's secret for second factors */
export function sealTotpSecret(key: Buffer, userId: string, secret: string): Buffer {
  return seal(key, Buffer.from(secret), `totp:${userId}`);
}

export function unsealTotpSecret(key: Buffer, userId: string, sealed: Buffer): string {
  return unseal(key, sealed, `totp:${userId}`).toString();
}

/** For made-up accounts, which nobody enrols by hand: as if an application had been confirmed. */
export async function enrolTotp(statements: Statements, keys: KeyService, userId: string, secret: string): Promise<void> {
  const sealed = sealTotpSecret(await databaseSecret(statements, keys, 'second-factor'), userId, secret);
  await statements.query('insert into totp_secret (user_id, sealed, begun_at, confirmed_at) values ($1, $2, now(), now())', [userId, sealed]);
}
