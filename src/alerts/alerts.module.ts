import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { IdentityModule } from '../identity/index.js';
import { AlertsController } from './alerts.controller.js';
import { AlertStreams } from './alert-streams.js';
import { AlertsService } from './alerts.service.js';

/** What people do with their alerts. Alerts are written by the worker (AlertEngineModule). */
@Module({ imports: [AccessModule, IdentityModule], controllers: [AlertsController], providers: [AlertsService, AlertStreams] })
export class AlertsModule {}
