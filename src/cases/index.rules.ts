export { BEST_INTERESTS, type BestInterestsPart } from './best-interests.vocabulary.js';
export { mustFollowBirth } from './order.rules.js';
export type { Standing } from './standing.vocabulary.js';
