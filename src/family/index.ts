export { FamilyModule } from './family.module.js';
export { FamilyService } from './family.service.js';
export { RelativesService } from './relatives.service.js';
export { TracingService } from './tracing.service.js';
