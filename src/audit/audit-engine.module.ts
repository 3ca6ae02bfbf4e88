import { Module } from '@nestjs/common';
import { HeadLettersService } from './head-letters.service.js';
import { HeadPublisherService } from './head-publisher.service.js';

/** The worker's part: publishes the heads. Needs WorkerDatabase, Mailer, Clock and Config. */
@Module({ providers: [HeadPublisherService, HeadLettersService], exports: [HeadPublisherService, HeadLettersService] })
export class AuditEngineModule {}
