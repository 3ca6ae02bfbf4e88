import { Module } from '@nestjs/common';
import { ClockHealthController } from './clock-health.controller.js';
import { ClockHealthService } from './clock-health.service.js';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';

/** For those who keep the system running, and for monitors outside. */
@Module({ controllers: [ClockHealthController, OperationsController], providers: [ClockHealthService, OperationsService] })
export class OperationsModule {}
