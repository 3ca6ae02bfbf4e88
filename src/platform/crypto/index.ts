export { derivedKey, keyedToken, newKey, seal, unseal } from './sealing.js';
