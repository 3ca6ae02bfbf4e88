import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readableCode } from './act-number.rules.js';

/** What a paper's code is bound to besides its number. */
export function contentHash(content: string): Buffer {
  return createHash('sha256').update(content).digest();
}

/** @param key of this database, for papers alone */
export function codeOf(key: Buffer, number: string, hash: Buffer): string {
  return readableCode(createHmac('sha256', key).update(`act ${number}\n`).update(hash).digest());
}

/** In the same time whatever differs. */
export function sameCode(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
