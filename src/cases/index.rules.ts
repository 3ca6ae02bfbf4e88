export { isLoss } from './closure.vocabulary.js';
export { BEST_INTERESTS, type BestInterestsPart } from './best-interests.vocabulary.js';
export { mustFollowBirth } from './order.rules.js';
export { windowOf, monthInside } from './milestones.rules.js';
export { DOMAINS, RISKS, TRACK_OUTCOMES, TRACKS } from './reintegration.vocabulary.js';
export { careAt } from './stays.rules.js';
export { stayAt } from './stays.rules.js';
export { type Post, seesFile } from './sees-file.rules.js';
export type { Standing } from './standing.vocabulary.js';
