import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { CustodyModule } from '../custody/index.js';
import { ReferenceModule } from '../reference/index.js';
import { HandoverGroupController } from './handover-group.controller.js';
import { HandoverGroupService } from './handover-group.service.js';
import { HandoverController } from './handover.controller.js';
import { Handover } from './handover.entity.js';
import { HandoverService } from './handover.service.js';

@Module({
  imports: [CasesModule, CustodyModule, ReferenceModule, TypeOrmModule.forFeature([Handover])],
  controllers: [HandoverController, HandoverGroupController],
  providers: [HandoverService, HandoverGroupService],
  exports: [HandoverService],
})
export class HandoverModule {}
