import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NameRestrictedRequest, RecordRestrictedRequest, RestrictedCountsView, RestrictedView, RestrictedWrittenView, RestrictedYearQuery } from './restricted.dto.js';
import { RestrictedService } from './restricted.service.js';

@Controller()
export class RestrictedController {
  constructor(@Inject(RestrictedService) private readonly restricted: RestrictedService) {}

  /** Whoever is named in nothing is shown nothing, as where there is nothing. */
  @Get('cases/:id/restricted')
  @Requires('restricted.use')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RestrictedView> {
    return this.restricted.ofCase(actor, id);
  }

  @Post('cases/:id/restricted')
  @Requires('restricted.use')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordRestrictedRequest): Promise<RestrictedWrittenView> {
    return this.restricted.record(actor, id, input);
  }

  @Post('cases/:id/restricted/:listId/named')
  @Requires('restricted.use')
  name(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('listId', ParseUUIDPipe) listId: string, @Body() input: NameRestrictedRequest): Promise<RestrictedWrittenView> {
    return this.restricted.name(actor, id, listId, input.userId);
  }

  @Post('cases/:id/restricted/:listId/named/end')
  @HttpCode(200)
  @Requires('restricted.use')
  takeOff(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('listId', ParseUUIDPipe) listId: string, @Body() input: NameRestrictedRequest): Promise<RestrictedWrittenView> {
    return this.restricted.takeOff(actor, id, listId, input.userId);
  }

  @Get('reports/restricted')
  @Requires('report.read')
  counts(@CurrentActor() actor: Actor, @Query() { year }: RestrictedYearQuery): Promise<RestrictedCountsView> {
    return this.restricted.counts(actor, year);
  }
}
