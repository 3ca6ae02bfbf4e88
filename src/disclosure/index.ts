export type { DisclosureSetting } from './disclosure.vocabulary.js';
export { DisclosureModule } from './disclosure.module.js';
export { DisclosureService } from './disclosure.service.js';
