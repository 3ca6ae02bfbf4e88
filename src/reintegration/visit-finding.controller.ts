import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AnswerRiskRequest } from './visit-finding.dto.js';
import { VisitFindingService } from './visit-finding.service.js';

@Controller('cases/:id/visits')
export class VisitFindingController {
  constructor(@Inject(VisitFindingService) private readonly findings: VisitFindingService) {}

  @Post(':visitId/risk')
  @Requires('visit.record')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('visitId', ParseUUIDPipe) visitId: string,
    @Body() input: AnswerRiskRequest,
  ): Promise<WriteAnswerView> {
    return this.findings.answer(actor, id, visitId, input);
  }
}
