import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ConfigurationModule } from '../configuration/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AssessmentController } from './assessment.controller.js';
import { NeedsAssessment } from './assessment.entity.js';
import { AssessmentService } from './assessment.service.js';
import { OutcomeController } from './outcome.controller.js';
import { ToldOutcomeRow } from './outcome.entity.js';
import { OutcomeService } from './outcome.service.js';
import { OverviewService } from './overview.service.js';
import { PlanStepController } from './plan-step.controller.js';
import { PlanGoal, PlanStep } from './plan-step.entity.js';
import { PlanStepService } from './plan-step.service.js';
import { PlanController } from './plan.controller.js';
import { PlanService } from './plan.service.js';
import { PlacementService } from './placement.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { CarePlan, Placement, ServiceRecord, Visit } from './reintegration.entity.js';
import { ReRecruitment } from './re-recruitment.entity.js';
import { ReRecruitmentFacts } from './re-recruitment.service.js';
import { ServiceController } from './service.controller.js';
import { ServiceRecordsService } from './service-records.service.js';
import { TrackController } from './track.controller.js';
import { Track, TrackAttendance } from './track.entity.js';
import { TrackService } from './track.service.js';
import { VisitFindingController } from './visit-finding.controller.js';
import { RiskAnswer, VisitFinding } from './visit-finding.entity.js';
import { VisitFindingService } from './visit-finding.service.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  imports: [CasesModule, ConfigurationModule, ReferenceModule, TypeOrmModule.forFeature([CarePlan, NeedsAssessment, PlanGoal, PlanStep, Track, TrackAttendance, ToldOutcomeRow, ReRecruitment, RiskAnswer, VisitFinding, Placement, ServiceRecord, Visit])],
  controllers: [ReintegrationController, ServiceController, PlanController, AssessmentController, PlanStepController, TrackController, VisitFindingController, OutcomeController],
  providers: [AssessmentService, ReRecruitmentFacts, OutcomeService, OverviewService, PlanStepService, TrackService, VisitFindingService, PlacementService, PlanService, ReintegrationService, ServiceRecordsService],
  exports: [AssessmentService, ReRecruitmentFacts, TrackService, PlanStepService, PlacementService, PlanService, ReintegrationService],
})
export class ReintegrationModule {}
