export { isLoss } from './closure.vocabulary.js';
export { mustFollowBirth } from './order.rules.js';
