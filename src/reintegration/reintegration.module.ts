import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { PlacementService } from './placement.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { Placement, ServiceRecord, Visit } from './reintegration.entity.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([Placement, ServiceRecord, Visit])],
  controllers: [ReintegrationController],
  providers: [PlacementService, ReintegrationService],
  exports: [PlacementService, ReintegrationService],
})
export class ReintegrationModule {}
