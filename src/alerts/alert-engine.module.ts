import { Module } from '@nestjs/common';
import { ChannelEngineModule } from '../channels/index.js';
import { DeliveryService } from './delivery.service.js';
import { DigestLettersService } from './digest-letters.service.js';
import { DigestService } from './digest.service.js';
import { SweepService } from './sweep.service.js';

const ENGINE = [SweepService, DeliveryService, DigestService, DigestLettersService];

/** The worker's part: writes and sends alerts. Needs WorkerDatabase, WakeQueue, KeyService, Mailer, Clock and Config. */
@Module({ imports: [ChannelEngineModule], providers: ENGINE, exports: ENGINE })
export class AlertEngineModule {}
