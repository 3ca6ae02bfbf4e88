export { DeadManService } from './dead-man.service.js';
export { DifferenceTelling } from './difference-telling.js';
export { OperationsEngineModule } from './operations-engine.module.js';
export { OperationsModule } from './operations.module.js';
export { type Opinion, SecondOpinionService } from './second-opinion.service.js';
