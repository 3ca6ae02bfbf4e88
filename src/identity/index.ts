export type { ChildIdentity, ChildName } from './child-identity.js';
export { ChildVault, type OpenedFile } from './child-vault.js';
export { IdentityModule } from './identity.module.js';
export { KeyRotation } from './key-rotation.js';
export { type ComparedName, NameIndex } from './name-index.js';
export { NameSearch } from './name-search.service.js';
export { noteKey, NotesService } from './notes.service.js';
