export { Refusal } from './refusal.rules.js';
export { REFUSAL_CODES, type RefusalCode } from './refusal.vocabulary.js';
