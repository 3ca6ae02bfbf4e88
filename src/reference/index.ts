export { CODE_LISTS, type CodeList } from './code-lists.vocabulary.js';
export { LabelView } from './reference.dto.js';
export { loadReference } from './load-reference.js';
export { ReferenceModule } from './reference.module.js';
export { type CentreRow, isOffered, type Label, type Milestone, type ReferenceBook, ReferenceService, type RegionRow } from './reference.service.js';
