import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { TimeLimitsService } from './time-limits.service.js';

@Module({
  imports: [IdentityModule, ReferenceModule],
  controllers: [DeadlinesController],
  providers: [DeadlinesService, TimeLimitsService],
  exports: [DeadlinesService],
})
export class DeadlinesModule {}
