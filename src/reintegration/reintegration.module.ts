import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AssessmentController } from './assessment.controller.js';
import { NeedsAssessment } from './assessment.entity.js';
import { AssessmentService } from './assessment.service.js';
import { OverviewService } from './overview.service.js';
import { PlanController } from './plan.controller.js';
import { PlanService } from './plan.service.js';
import { PlacementService } from './placement.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { CarePlan, Placement, ServiceRecord, Visit } from './reintegration.entity.js';
import { ServiceController } from './service.controller.js';
import { ServiceRecordsService } from './service-records.service.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([CarePlan, NeedsAssessment, Placement, ServiceRecord, Visit])],
  controllers: [ReintegrationController, ServiceController, PlanController, AssessmentController],
  providers: [AssessmentService, OverviewService, PlacementService, PlanService, ReintegrationService, ServiceRecordsService],
  exports: [AssessmentService, PlacementService, PlanService, ReintegrationService],
})
export class ReintegrationModule {}
