import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { Rederivation } from './rederivation.service.js';
import { TimeLimitsService } from './time-limits.service.js';
import { WhyService } from './why.service.js';

@Module({
  imports: [AccessModule, IdentityModule, ReferenceModule],
  controllers: [DeadlinesController],
  providers: [DeadlinesService, Rederivation, TimeLimitsService, WhyService],
  exports: [DeadlinesService, Rederivation],
})
export class DeadlinesModule {}
