import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { TellAgeRequest } from './age-telling.dto.js';
import { AgeTellingService } from './age-telling.service.js';

@Controller('cases/:id/age-assessment')
export class AgeTellingController {
  constructor(@Inject(AgeTellingService) private readonly tellings: AgeTellingService) {}

  @Post('tell')
  @Requires('age.step')
  tell(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: TellAgeRequest): Promise<WriteAnswerView> {
    return this.tellings.tell(actor, id, input);
  }
}
