import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { IdentityModule } from '../identity/index.js';
import { AbsencesController } from './absences.controller.js';
import { AbsencesService } from './absences.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertStreams } from './alert-streams.js';
import { AlertsService } from './alerts.service.js';
import { TellingController } from './telling.controller.js';
import { TellingService } from './telling.service.js';

/** What people do with their alerts, when they are told, and who is told in their place. Alerts are written by the worker (AlertEngineModule). */
@Module({
  imports: [AccessModule, IdentityModule],
  controllers: [AlertsController, AbsencesController, TellingController],
  providers: [AlertsService, AlertStreams, AbsencesService, TellingService],
})
export class AlertsModule {}
