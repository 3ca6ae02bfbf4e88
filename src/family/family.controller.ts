import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AskReunificationRequest, DecideReunificationRequest, RecordTracingRequest } from './family.dto.js';
import { FamilyService } from './family.service.js';

@Controller('cases/:id')
export class FamilyController {
  constructor(@Inject(FamilyService) private readonly family: FamilyService) {}

  @Post('tracing-actions')
  @Requires('tracing.record')
  recordTracing(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordTracingRequest): Promise<WriteAnswerView> {
    return this.family.recordTracing(actor, id, input);
  }

  @Post('reunification')
  @Requires('reunification.ask')
  ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AskReunificationRequest): Promise<WriteAnswerView> {
    return this.family.ask(actor, id, input);
  }

  @Post('reunification/decide')
  @HttpCode(200)
  @Requires('reunification.decide')
  decide(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DecideReunificationRequest): Promise<WriteAnswerView> {
    return this.family.decide(actor, id, input);
  }
}
