export { applyErasures } from './apply-erasures.js';
export { ErasedNumbersService } from './erased-numbers.service.js';
export { loadRetentionRules } from './load-retention-rules.js';
export { RetentionEngineModule } from './retention-engine.module.js';
export { RetentionModule } from './retention.module.js';
export { RetentionSweep } from './retention-sweep.service.js';
