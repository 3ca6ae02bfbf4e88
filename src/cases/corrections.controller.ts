import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from './case.dto.js';
import { CorrectFactRequest } from './correction.dto.js';
import { CorrectionsService } from './corrections.service.js';

@Controller('cases/:id/corrections')
export class CorrectionsController {
  constructor(@Inject(CorrectionsService) private readonly corrections: CorrectionsService) {}

  @Post()
  @Requires('fact.correct')
  correct(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CorrectFactRequest): Promise<WriteAnswerView> {
    return this.corrections.correct(actor, id, input);
  }
}
