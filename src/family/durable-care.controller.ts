import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { DecideAlternativeCareRequest, RecordPreparationRequest, ReviewAlternativeCareRequest } from './durable-care.dto.js';
import { DurableCareService } from './durable-care.service.js';

@Controller('cases/:id')
export class DurableCareController {
  constructor(@Inject(DurableCareService) private readonly care: DurableCareService) {}

  @Post('preparations')
  @Requires('reunification.ask')
  prepare(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordPreparationRequest): Promise<WriteAnswerView> {
    return this.care.prepare(actor, id, input);
  }

  /** By those who answer for the child, as a decision on return is. */
  @Post('alternative-care')
  @Requires('reunification.decide')
  decide(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DecideAlternativeCareRequest): Promise<WriteAnswerView> {
    return this.care.decide(actor, id, input);
  }

  @Post('alternative-care/reviews')
  @Requires('reunification.ask')
  review(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewAlternativeCareRequest): Promise<WriteAnswerView> {
    return this.care.review(actor, id, input);
  }
}
