export { addDuration } from './duration.rules.js';
export { DeadlineView } from './deadline.dto.js';
export { DeadlinesModule } from './deadlines.module.js';
export { DeadlinesService } from './deadlines.service.js';
export type { ToldFact } from './deadline.vocabulary.js';
export { climb, ladderOf, type Step } from './ladder.rules.js';
export { loadTimeLimits } from './load-time-limits.js';
export { type DeadlineSource, Rederivation } from './rederivation.service.js';
export { instant, known } from './why.rules.js';
