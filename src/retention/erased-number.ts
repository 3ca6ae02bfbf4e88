import { keyedToken } from '../platform/crypto/index.js';

/**
 * What remains of the number of a paper register: recognises the line when the register is read again, and belongs to no case.
 * @param key the database's secret for erased numbers
 * @returns 16 bytes
 */
export function erasedNumberToken(key: Buffer, registerNumber: string): Buffer {
  return keyedToken(key, registerNumber);
}
