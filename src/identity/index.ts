export { type ChildName, ChildVault } from './child-vault.js';
export { IdentityModule } from './identity.module.js';
export { NameIndex, type Narrowing } from './name-index.js';
export { type FoundName, NameSearch } from './name-search.service.js';
export { noteKey, NotesService } from './notes.service.js';
