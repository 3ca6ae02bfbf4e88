export { AuditEngineModule } from './audit-engine.module.js';
export { AuditModule } from './audit.module.js';
export { verifyChainFile } from './chain-file.js';
export { ChainExportService } from './chain-export.service.js';
export { type Fault, type FaultKind, type Stream, STREAMS, type Verdict } from './chain.vocabulary.js';
export { HeadLettersService } from './head-letters.service.js';
export { HeadPublisherService } from './head-publisher.service.js';
export { headLine } from './head.rules.js';
