export { mustFollowBirth } from './order.rules.js';
export { DOMAINS, RISKS, TRACK_OUTCOMES, TRACKS } from './reintegration.vocabulary.js';
export { careAt } from './stays.rules.js';
