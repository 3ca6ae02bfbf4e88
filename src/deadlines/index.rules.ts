export { ladderOf } from './ladder.rules.js';
