import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AgeAssessmentController } from './age-assessment.controller.js';
import { AgeAssessment } from './age-assessment.entity.js';
import { AgeAssessmentService } from './age-assessment.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([AgeAssessment])],
  controllers: [AgeAssessmentController],
  providers: [AgeAssessmentService],
  exports: [AgeAssessmentService],
})
export class AgeAssessmentModule {}
