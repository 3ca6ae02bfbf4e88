export { CustodyModule } from './custody.module.js';
export { CustodyService } from './custody.service.js';
