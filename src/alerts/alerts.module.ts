import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';

/** What people do with their alerts. Alerts are written by the worker (AlertEngineModule). */
@Module({ imports: [IdentityModule], controllers: [AlertsController], providers: [AlertsService] })
export class AlertsModule {}
