import { randomInt } from 'node:crypto';

/** As a case code: Crockford's alphabet, random, 40 bits. It says nothing of the event, the day or the place. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newIncidentCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `VG-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
