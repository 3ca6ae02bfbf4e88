import { Module } from '@nestjs/common';
import { ChannelEngineModule } from '../channels/index.js';
import { DigestLettersService } from './digest-letters.service.js';
import { DigestService } from './digest.service.js';
import { DeliveryService } from './delivery.service.js';
import { SweepService } from './sweep.service.js';

/** The worker's part: writes and sends alerts. Needs WorkerDatabase, WakeQueue, KeyService, Mailer, Clock and Config. */
@Module({ imports: [ChannelEngineModule], providers: [SweepService, DeliveryService, DigestService, DigestLettersService], exports: [SweepService, DeliveryService, DigestService, DigestLettersService] })
export class AlertEngineModule {}
