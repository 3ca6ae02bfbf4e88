import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AnswerReRecruitmentRequest, HeldAgainRequest, RecordReRecruitmentRequest } from './episodes.dto.js';
import { EpisodesService } from './episodes.service.js';

@Controller('cases/:id')
export class EpisodesController {
  constructor(@Inject(EpisodesService) private readonly episodes: EpisodesService) {}

  @Post('re-recruitments')
  @Requires('visit.record')
  reRecruited(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordReRecruitmentRequest): Promise<WriteAnswerView> {
    return this.episodes.reRecruited(actor, id, input);
  }

  @Post('re-recruitments/answer')
  @HttpCode(200)
  @Requires('visit.record')
  answer(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AnswerReRecruitmentRequest): Promise<WriteAnswerView> {
    return this.episodes.answer(actor, id, input);
  }

  @Post('custodies')
  @Requires('custody.end')
  heldAgain(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: HeldAgainRequest): Promise<WriteAnswerView> {
    return this.episodes.heldAgain(actor, id, input);
  }
}
