export { mustFollowBirth } from './order.rules.js';
