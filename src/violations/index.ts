export type { RecordIncidentRequest } from './incident.dto.js';
export { IncidentsService } from './incidents.service.js';
export { VerificationService } from './verification.service.js';
export { ViolationsModule } from './violations.module.js';
