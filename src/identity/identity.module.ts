import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ChildVault } from './child-vault.js';
import { NameIndex } from './name-index.js';
import { NameSearch } from './name-search.service.js';
import { NotesService } from './notes.service.js';
import { TokenSecrets } from './token-secrets.js';

/** What names people: sealed apart from every fact, opened only for those who answer for the child. */
@Module({
  imports: [AccessModule],
  providers: [ChildVault, NameIndex, NameSearch, NotesService, TokenSecrets],
  exports: [ChildVault, NameIndex, NameSearch, NotesService, TokenSecrets],
})
export class IdentityModule {}
