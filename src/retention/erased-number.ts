import { derivedKey, keyedToken } from '../platform/crypto/index.js';

/**
 * What remains of the number of a paper register: recognises the line when the register is read again, and belongs to no case.
 * @returns 16 bytes
 */
export function erasedNumberToken(installationKey: Buffer, registerNumber: string): Buffer {
  return keyedToken(derivedKey(installationKey, 'erased register numbers'), registerNumber);
}
