export { HandoverModule } from './handover.module.js';
export { HandoverService } from './handover.service.js';
