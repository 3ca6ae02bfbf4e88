import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { PresenceView, TakeCallRequest } from './presence.dto.js';
import { PresenceService } from './presence.service.js';

@Controller('centres/:centre/presence')
export class PresenceController {
  constructor(@Inject(PresenceService) private readonly calls: PresenceService) {}

  @Get()
  @Requires('presence.call')
  today(@CurrentActor() actor: Actor, @Param('centre') centre: string): Promise<PresenceView> {
    return this.calls.today(actor, centre);
  }

  /** The whole call, or what is amended of it, in one request. */
  @Put(':day')
  @Requires('presence.call')
  take(@CurrentActor() actor: Actor, @Param('centre') centre: string, @Param('day') day: string, @Body() input: TakeCallRequest): Promise<PresenceView> {
    return this.calls.take(actor, centre, day, input);
  }
}
