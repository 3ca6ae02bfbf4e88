import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ReintegrationModule } from '../reintegration/index.js';
import { StayController } from './stay.controller.js';
import { Stay } from './stay.entity.js';
import { StayService } from './stay.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, ReintegrationModule, TypeOrmModule.forFeature([Stay])],
  controllers: [StayController],
  providers: [StayService],
  exports: [StayService],
})
export class InterimCareModule {}
