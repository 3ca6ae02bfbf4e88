import { Module } from '@nestjs/common';
import { DifferenceAlerts } from './difference-alerts.service.js';

/** Apart from the worker's other parts: the command that asks for a second opinion needs no queue and no mail server. Needs Config. */
@Module({ providers: [DifferenceAlerts], exports: [DifferenceAlerts] })
export class DifferenceAlertsModule {}
