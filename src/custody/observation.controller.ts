import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ConcludeFollowUpRequest, ObserveCustodyRequest } from './observation.dto.js';
import { ObservationService } from './observation.service.js';

@Controller('cases/:id')
export class ObservationController {
  constructor(@Inject(ObservationService) private readonly observations: ObservationService) {}

  @Post('custody/observations')
  @Requires('custody.observe')
  observe(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ObserveCustodyRequest): Promise<WriteAnswerView> {
    return this.observations.observe(actor, id, input);
  }

  @Post('custody/follow-ups')
  @Requires('follow-up.conclude')
  conclude(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ConcludeFollowUpRequest): Promise<WriteAnswerView> {
    return this.observations.conclude(actor, id, input);
  }
}
