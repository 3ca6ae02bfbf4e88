import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { FamilyToldRequest, RecordDeathRequest, ReviewDeathRequest, WithdrawDeathRequest } from './death.dto.js';
import { DeathService } from './death.service.js';

@Controller('cases/:id/death')
export class DeathController {
  constructor(@Inject(DeathService) private readonly deaths: DeathService) {}

  @Post()
  @Requires('death.record')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordDeathRequest): Promise<WriteAnswerView> {
    return this.deaths.record(actor, id, input);
  }

  @Post('family-told')
  @HttpCode(200)
  @Requires('death.record')
  familyTold(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: FamilyToldRequest): Promise<WriteAnswerView> {
    return this.deaths.familyTold(actor, id, input);
  }

  @Post('review')
  @HttpCode(200)
  @Requires('death.review')
  review(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewDeathRequest): Promise<WriteAnswerView> {
    return this.deaths.review(actor, id, input);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Requires('death.review')
  withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: WithdrawDeathRequest): Promise<WriteAnswerView> {
    return this.deaths.withdraw(actor, id, input);
  }
}
