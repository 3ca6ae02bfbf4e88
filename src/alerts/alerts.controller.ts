import { Body, Controller, Get, Headers, HttpCode, Inject, type MessageEvent, Param, ParseUUIDPipe, Post, Query, Sse } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { type Actor, CurrentActor, CurrentSession, type OpenSession, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { AcknowledgeRequest, AlertListView, AlertQuery, AlertView, ReceivedRequest, SeenRequest } from './alert.dto.js';
import { AlertStreams } from './alert-streams.js';
import { AlertsService } from './alerts.service.js';

@Controller('alerts')
export class AlertsController {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AlertStreams) private readonly streams: AlertStreams,
  ) {}

  @Get()
  @Requires('alert.read')
  list(@CurrentActor() actor: Actor, @Query() { state }: AlertQuery): Promise<AlertListView> {
    return this.alerts.list(actor, state ?? 'open');
  }

  /**
   * Server-sent events, one an alert, each under the alert's number: a browser that comes back with Last-Event-ID hears what it has missed.
   * Who does not ask for text/event-stream gets what is new and the end.
   */
  @Sse('stream')
  @Requires('alert.read')
  @ApiProduces('text/event-stream')
  stream(@CurrentSession() { actor, token }: OpenSession, @Headers('last-event-id') lastEventId: string | undefined, @Headers('accept') accept: string | undefined): Observable<MessageEvent> {
    const after = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : undefined;
    return this.streams.stream({ actor, token, after, once: accept?.includes('text/event-stream') !== true });
  }

  /** The browser has it, on the screen or not. */
  @Post('received')
  @HttpCode(204)
  @Requires('alert.read')
  @NotIdempotent()
  received(@CurrentActor() actor: Actor, @Body() { deliveries }: ReceivedRequest): Promise<void> {
    return this.alerts.received(actor, deliveries);
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
