export { addDuration } from './duration.rules.js';
export { ladderOf } from './ladder.rules.js';
