export { type ChildName, ChildVault } from './child-vault.js';
export { IdentityModule } from './identity.module.js';
export { noteKey, NotesService } from './notes.service.js';
