import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { AcknowledgeRequest, AlertListView, AlertQuery, AlertView, SeenRequest } from './alert.dto.js';
import { AlertsService } from './alerts.service.js';

@Controller('alerts')
export class AlertsController {
  constructor(@Inject(AlertsService) private readonly alerts: AlertsService) {}

  @Get()
  @Requires('alert.read')
  list(@CurrentActor() actor: Actor, @Query() { state }: AlertQuery): Promise<AlertListView> {
    return this.alerts.list(actor, state ?? 'open');
  }

  @Post('seen')
  @HttpCode(204)
  @Requires('alert.read')
  @NotIdempotent()
  seen(@CurrentActor() actor: Actor, @Body() { ids }: SeenRequest): Promise<void> {
    return this.alerts.seen(actor, ids);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Requires('alert.read')
  acknowledge(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() { note }: AcknowledgeRequest): Promise<AlertView> {
    return this.alerts.acknowledge(actor, id, note);
  }
}
