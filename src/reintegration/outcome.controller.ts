import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { TellOutcomeRequest } from './outcome.dto.js';
import { OutcomeService } from './outcome.service.js';

@Controller('cases/:id/outcomes')
export class OutcomeController {
  constructor(@Inject(OutcomeService) private readonly outcomes: OutcomeService) {}

  @Post()
  @Requires('visit.record')
  tell(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: TellOutcomeRequest): Promise<WriteAnswerView> {
    return this.outcomes.tell(actor, id, input);
  }
}
