import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery.service.js';
import { Mailer } from './mailer.js';
import { SweepService } from './sweep.service.js';

/** The worker's part: writes and sends alerts. Needs WorkerDatabase, WakeQueue, Clock and Config. */
@Module({ providers: [SweepService, DeliveryService, Mailer], exports: [SweepService, DeliveryService] })
export class AlertEngineModule {}
