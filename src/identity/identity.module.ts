import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { ChildVault } from './child-vault.js';
import { NotesService } from './notes.service.js';

/** What names people: sealed apart from every fact, opened only for those who answer for the child. */
@Module({
  imports: [AccessModule],
  providers: [ChildVault, NotesService],
  exports: [ChildVault, NotesService],
})
export class IdentityModule {}
