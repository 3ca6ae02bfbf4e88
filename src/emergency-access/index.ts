export { EmergencyAccessModule } from './emergency-access.module.js';
export { GrantCloser } from './grant-closer.service.js';
