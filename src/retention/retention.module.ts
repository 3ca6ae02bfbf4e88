import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { DestructionService } from './destruction.service.js';
import { ErasedNumbersService } from './erased-numbers.service.js';
import { ErasuresService } from './erasures.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRulesService } from './retention-rules.service.js';

/** How long things are kept, and the erasure of an identity by destroying the child's key. */
@Module({
  imports: [AccessModule, CasesModule, IdentityModule],
  controllers: [RetentionController],
  providers: [ErasuresService, DestructionService, RetentionRulesService, ErasedNumbersService],
  exports: [ErasedNumbersService],
})
export class RetentionModule {}
