import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AssessmentController } from './assessment.controller.js';
import { NeedsAssessment } from './assessment.entity.js';
import { AssessmentService } from './assessment.service.js';
import { OverviewService } from './overview.service.js';
import { PlanStepController } from './plan-step.controller.js';
import { PlanGoal, PlanStep } from './plan-step.entity.js';
import { PlanStepService } from './plan-step.service.js';
import { PlanController } from './plan.controller.js';
import { PlanService } from './plan.service.js';
import { PlacementService } from './placement.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { CarePlan, Placement, ServiceRecord, Visit } from './reintegration.entity.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([CarePlan, NeedsAssessment, PlanGoal, PlanStep, Placement, ServiceRecord, Visit])],
  controllers: [ReintegrationController, PlanController, AssessmentController, PlanStepController],
  providers: [AssessmentService, OverviewService, PlanStepService, PlacementService, PlanService, ReintegrationService],
  exports: [AssessmentService, PlanStepService, PlacementService, PlanService, ReintegrationService],
})
export class ReintegrationModule {}
