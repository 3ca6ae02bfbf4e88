import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '../cases/index.js';
import { ReferenceModule } from '../reference/index.js';
import { DurableCareController } from './durable-care.controller.js';
import { AlternativeCare, AlternativeCareReview, FamilyPreparation } from './durable-care.entity.js';
import { DurableCareService } from './durable-care.service.js';
import { FamilyController } from './family.controller.js';
import { Reunification, TracingAction } from './family.entity.js';
import { FamilyService } from './family.service.js';
import { FamilyPageService } from './family-page.service.js';
import { BestInterests } from './best-interests.entity.js';
import { BestInterestsService } from './best-interests.service.js';
import { Relative } from './relative.entity.js';
import { RelativesService } from './relatives.service.js';
import { TracingController } from './tracing.controller.js';
import { TracingRequest } from './tracing-request.entity.js';
import { TracingService } from './tracing.service.js';
import { VerificationController } from './verification.controller.js';
import { LinkStatement, LinkVerification } from './verification.entity.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [CasesModule, ReferenceModule, TypeOrmModule.forFeature([AlternativeCare, AlternativeCareReview, BestInterests, FamilyPreparation, LinkStatement, LinkVerification, Relative, Reunification, TracingAction, TracingRequest])],
  controllers: [DurableCareController, FamilyController, TracingController, VerificationController],
  providers: [BestInterestsService, DurableCareService, FamilyPageService, FamilyService, RelativesService, TracingService, VerificationService],
  exports: [BestInterestsService, DurableCareService, FamilyService, RelativesService, TracingService, VerificationService],
})
export class FamilyModule {}
