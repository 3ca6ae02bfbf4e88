export { EditionsModule } from './editions.module.js';
export { verifyEditionFile } from './edition-file.js';
export { EditionsService } from './editions.service.js';
