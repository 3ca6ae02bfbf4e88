import { createHash } from 'node:crypto';
import type { Hashing } from './chain.vocabulary.js';

export const sha256: Hashing = {
  digest: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  chain: (previous, digest) => createHash('sha256').update(previous, 'hex').update(digest, 'hex').digest('hex'),
};
