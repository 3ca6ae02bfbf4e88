export { BestInterestsService } from './best-interests.service.js';
export { DurableCareService } from './durable-care.service.js';
export { FamilyModule } from './family.module.js';
export { FamilyService } from './family.service.js';
export type { RecordRelativeRequest } from './relative.dto.js';
export { RelativesService } from './relatives.service.js';
export type { OpenTracingRequest } from './tracing-request.dto.js';
export { TracingService } from './tracing.service.js';
export { VerificationService } from './verification.service.js';
