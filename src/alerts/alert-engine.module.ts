import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery.service.js';
import { SweepService } from './sweep.service.js';

/** The worker's part: writes and sends alerts. Needs WorkerDatabase, WakeQueue, Mailer, Clock and Config. */
@Module({ providers: [SweepService, DeliveryService], exports: [SweepService, DeliveryService] })
export class AlertEngineModule {}
