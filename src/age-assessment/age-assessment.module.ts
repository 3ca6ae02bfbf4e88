import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { AgeAssessmentController } from './age-assessment.controller.js';
import { AgeAssessment } from './age-assessment.entity.js';
import { AgeAssessmentService } from './age-assessment.service.js';
import { AgeStepController } from './age-step.controller.js';
import { AgeStep } from './age-step.entity.js';
import { AgeStepService } from './age-step.service.js';
import { AgeTellingController } from './age-telling.controller.js';
import { AgeTelling } from './age-telling.entity.js';
import { AgeTellingService } from './age-telling.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([AgeAssessment, AgeStep, AgeTelling])],
  controllers: [AgeAssessmentController, AgeStepController, AgeTellingController],
  providers: [AgeAssessmentService, AgeStepService, AgeTellingService],
  exports: [AgeAssessmentService, AgeStepService, AgeTellingService],
})
export class AgeAssessmentModule {}
