export { DeadlineView } from './deadline.dto.js';
export { deriveDeadlines } from './deadline.rules.js';
export type { DatedFact, DeadlineState, DerivedDeadline, TimeLimit } from './deadline.vocabulary.js';
export { DeadlinesModule } from './deadlines.module.js';
export { DeadlinesService } from './deadlines.service.js';
export { climb, type LadderRule, ladderOf, type Step } from './ladder.rules.js';
export { loadTimeLimits } from './load-time-limits.js';
export { instant } from './why.rules.js';
