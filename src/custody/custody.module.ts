import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { CustodyController } from './custody.controller.js';
import { Custody, CustodySpell } from './custody.entity.js';
import { CustodyService } from './custody.service.js';
import { ObservationController } from './observation.controller.js';
import { ObservationService } from './observation.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([Custody, CustodySpell])],
  controllers: [CustodyController, ObservationController],
  providers: [CustodyService, ObservationService],
  exports: [CustodyService, ObservationService],
})
export class CustodyModule {}
