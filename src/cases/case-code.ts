import { randomInt } from 'node:crypto';

/** Crockford's alphabet: no I, L, O, U, so that a code survives the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A case code: random, so that it says nothing of the child, the day or the place. 40 bits. */
export function newCaseCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `ML-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
