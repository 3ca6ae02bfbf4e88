export { CaseFileService } from './case-file.service.js';
export { WriteAnswerView } from './case.dto.js';
export { CasesModule } from './cases.module.js';
export { CasesService, mustFollowBirth, type OpenCase, type WriteAnswer } from './cases.service.js';
export { type FactSource, FactSources, instant, type JsonRows } from './fact-sources.js';
export type { Fact, Place } from './facts.vocabulary.js';
export { readTime } from './order.rules.js';
export type { Standing } from './standing.vocabulary.js';
export { Words } from './words.js';
