export type { Outcome, Problem, Taken } from './outcome.vocabulary.js';
export { type Outbox, type Queued, sendAll } from './outbox.js';
export { retryAfterOf } from './retry.rules.js';
