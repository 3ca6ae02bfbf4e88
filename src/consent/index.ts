export { SharedSummaryView } from './consent.dto.js';
export { ConsentModule } from './consent.module.js';
export { mayDecideBestInterests } from './consent.rules.js';
export { SECTIONS, type Section, SHARED_FOR, type SharedFor } from './consent.vocabulary.js';
export { SharingService } from './sharing.service.js';
