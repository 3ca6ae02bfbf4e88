export { derivedKey, fingerprint, keyedToken, newKey, seal, unseal } from './sealing.js';
