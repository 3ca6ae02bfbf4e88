export { EditionsModule } from './editions.module.js';
export { EditionsService } from './editions.service.js';
export { verifyEditionFile } from './edition-file.js';
