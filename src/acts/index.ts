export { ActsService } from './acts.service.js';
export { ActsModule } from './acts.module.js';
