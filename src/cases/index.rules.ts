export { mustFollowBirth } from './order.rules.js';
export { stayAt } from './stays.rules.js';
