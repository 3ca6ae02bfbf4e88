import { Module } from '@nestjs/common';
import { RetentionSweep } from './retention-sweep.service.js';

/** The worker's part: proposes and purges. Needs WorkerDatabase and Clock. */
@Module({ providers: [RetentionSweep], exports: [RetentionSweep] })
export class RetentionEngineModule {}
