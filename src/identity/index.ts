export type { ChildIdentity, ChildName, Relative } from './child-identity.js';
export { ChildVault } from './child-vault.js';
export { IdentityModule } from './identity.module.js';
export { KeyRotation } from './key-rotation.js';
export type { Statements } from './name-tokens.js';
export { type ComparedName, NameIndex, type Narrowing } from './name-index.js';
export { type FoundName, NameSearch } from './name-search.service.js';
export { noteKey, NotesService } from './notes.service.js';
export { type TokenSecret, TokenSecrets } from './token-secrets.js';
