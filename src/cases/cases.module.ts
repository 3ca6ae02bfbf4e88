import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AssignmentsService } from './assignments.service.js';
import { CaseFileService } from './case-file.service.js';
import { CaseListService } from './case-list.service.js';
import { CasePageService } from './case-page.service.js';
import { ChildCase } from './case.entity.js';
import { CaseloadController } from './caseload.controller.js';
import { CaseloadService } from './caseload.service.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { FactSources } from './fact-sources.js';

@Module({
  imports: [AccessModule, DeadlinesModule, IdentityModule, ReferenceModule, TypeOrmModule.forFeature([ChildCase])],
  controllers: [CasesController, CaseloadController, CorrectionsController],
  providers: [CasesService, AssignmentsService, CaseloadService, CaseFileService, CaseListService, CasePageService, CorrectionsService, FactSources],
  exports: [CasesService, CaseFileService, FactSources, IdentityModule],
})
export class CasesModule {}
