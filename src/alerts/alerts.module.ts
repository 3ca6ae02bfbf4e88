import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';

/** What people do with their alerts. Alerts are written by the worker (AlertEngineModule). */
@Module({ controllers: [AlertsController], providers: [AlertsService] })
export class AlertsModule {}
