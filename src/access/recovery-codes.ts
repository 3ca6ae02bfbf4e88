import { randomInt } from 'node:crypto';
import { keyedToken } from '../platform/crypto/index.js';

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

/**
 * Random as they are, a keyed digest is enough: without the installation key a copy of the table cannot be guessed at.
 * @param key the database's secret for second factors
 */
export function recoveryDigest(key: Buffer, userId: string, typed: string): Buffer {
  return keyedToken(key, `recovery:${userId}:${typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')}`);
}

/** Six digits come from an application; anything else is taken for a recovery code. */
export function looksLikeTotp(typed: string): boolean {
  return /^\d{6}$/.test(typed.replaceAll(/\s/g, ''));
}
