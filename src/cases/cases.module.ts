import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CaseFileService } from './case-file.service.js';
import { CaseListService } from './case-list.service.js';
import { CasePageService } from './case-page.service.js';
import { ChildCase } from './case.entity.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { ChildVault } from './child-vault.js';
import { Closure } from './closure.entity.js';
import { ClosureService } from './closure.service.js';
import { FactSources } from './fact-sources.js';
import { NotesService } from './notes.service.js';

@Module({
  imports: [AccessModule, DeadlinesModule, ReferenceModule, TypeOrmModule.forFeature([ChildCase, Closure])],
  controllers: [CasesController],
  providers: [CasesService, CaseFileService, CaseListService, CasePageService, ClosureService, ChildVault, NotesService, FactSources],
  exports: [CasesService, CaseFileService, NotesService, FactSources],
})
export class CasesModule {}
