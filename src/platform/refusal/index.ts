export { Refusal, Refusals } from './refusal.rules.js';
export type { RefusalCode } from './refusal.vocabulary.js';
