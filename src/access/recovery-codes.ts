import { randomBytes, randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { HASHING } from './passwords.js';

const HOW_MANY = 10;
const GROUPS = 3;
const GROUP = 4;
/** Without 0, 1, I, L, O, U: written by hand and read by lamplight. 30 letters, 12 of them: 58 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes such as 7KQD-29HM-XPTA, to be shown once. */
export function newRecoveryCodes(): string[] {
  const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: HOW_MANY }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** New for each set of codes (OWASP ASVS 5.0, 6.5.2 asks for 4 bytes). */
export function newRecoverySalt(): Buffer {
  return randomBytes(16);
}

/**
 * argon2id as for passwords, since 58 bits are fewer than the 112 of which a plain digest would be enough (OWASP ASVS 5.0, 6.5.2); keyed
 * as well: without the installation key a copy of the table cannot be guessed at all.
 * @param key the database's secret for second factors
 * @param salt of the set that the code belongs to: what is typed is hashed once, not once for each code that is left
 */
export function recoveryDigest(key: Buffer, salt: Buffer, userId: string, typed: string): Promise<Buffer> {
  const code = `recovery:${userId}:${typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')}`;
  return hashRaw(code, { ...HASHING, salt, secret: key });
}

/** Six digits come from an application; anything else is taken for a recovery code. */
export function looksLikeTotp(typed: string): boolean {
  return /^\d{6}$/.test(typed.replaceAll(/\s/g, ''));
}
