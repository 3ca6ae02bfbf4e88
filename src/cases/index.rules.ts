export { isLoss } from './closure.vocabulary.js';
export { mustFollowBirth } from './order.rules.js';
export { DOMAINS } from './reintegration.vocabulary.js';
export { careAt } from './stays.rules.js';
export { stayAt } from './stays.rules.js';
