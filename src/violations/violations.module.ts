import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CaseViolationsController } from './case-violations.controller.js';
import { IncidentListService } from './incident-list.service.js';
import { IncidentPageService } from './incident-page.service.js';
import { IncidentVault } from './incident-vault.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';
import { JoiningService } from './joining.service.js';
import { VerificationService } from './verification.service.js';
import { VictimWriter } from './victim-writer.js';
import { VictimsService } from './victims.service.js';

@Module({
  imports: [CasesModule, ReferenceModule],
  controllers: [IncidentsController, CaseViolationsController],
  providers: [IncidentsService, IncidentListService, IncidentPageService, IncidentVault, VictimWriter, VictimsService, VerificationService, JoiningService],
  exports: [IncidentsService, VerificationService],
})
export class ViolationsModule {}
