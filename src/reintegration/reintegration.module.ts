import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { PlanController } from './plan.controller.js';
import { PlanService } from './plan.service.js';
import { PlacementService } from './placement.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { CarePlan, Placement, ServiceRecord, Visit } from './reintegration.entity.js';
import { ServiceController } from './service.controller.js';
import { ServiceRecordsService } from './service-records.service.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([CarePlan, Placement, ServiceRecord, Visit])],
  controllers: [ReintegrationController, ServiceController, PlanController],
  providers: [PlacementService, PlanService, ReintegrationService, ServiceRecordsService],
  exports: [PlacementService, PlanService, ReintegrationService],
})
export class ReintegrationModule {}
