export { FamilyModule } from './family.module.js';
export { FamilyService } from './family.service.js';
