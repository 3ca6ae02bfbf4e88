import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { RecordServiceRequest, RecordVisitRequest } from './reintegration.dto.js';
import { ReintegrationService } from './reintegration.service.js';

@Controller('cases/:id')
export class ReintegrationController {
  constructor(@Inject(ReintegrationService) private readonly reintegration: ReintegrationService) {}

  @Post('services')
  @Requires('service.record')
  recordService(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordServiceRequest): Promise<WriteAnswerView> {
    return this.reintegration.recordService(actor, id, input);
  }

  @Post('visits')
  @Requires('visit.record')
  recordVisit(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordVisitRequest): Promise<WriteAnswerView> {
    return this.reintegration.recordVisit(actor, id, input);
  }
}
