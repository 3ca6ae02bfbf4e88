export { DeprivationRequest } from './custody.dto.js';
export { CustodyModule } from './custody.module.js';
export { CustodyService } from './custody.service.js';
export { ObservationService } from './observation.service.js';
