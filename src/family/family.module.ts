import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { FamilyController } from './family.controller.js';
import { Reunification, TracingAction } from './family.entity.js';
import { FamilyService } from './family.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([Reunification, TracingAction])],
  controllers: [FamilyController],
  providers: [FamilyService],
  exports: [FamilyService],
})
export class FamilyModule {}
