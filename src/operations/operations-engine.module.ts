import { Module } from '@nestjs/common';
import { DeadManService } from './dead-man.service.js';
import { SecondOpinionService } from './second-opinion.service.js';

/** The worker's part: the sign of life and the second opinion. Needs WorkerDatabase, Clock, Config and DifferenceTelling. */
@Module({ providers: [DeadManService, SecondOpinionService], exports: [DeadManService, SecondOpinionService] })
export class OperationsEngineModule {}
