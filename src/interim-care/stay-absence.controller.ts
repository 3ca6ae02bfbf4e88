import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { EndStayAbsenceRequest, RecordStayAbsenceRequest } from './stay-absence.dto.js';
import { StayAbsenceService } from './stay-absence.service.js';

@Controller('cases/:id/stay/absences')
export class StayAbsenceController {
  constructor(@Inject(StayAbsenceService) private readonly absences: StayAbsenceService) {}

  @Post()
  @Requires('stay.absence')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordStayAbsenceRequest): Promise<WriteAnswerView> {
    return this.absences.record(actor, id, input);
  }

  @Post('end')
  @HttpCode(200)
  @Requires('stay.absence')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: EndStayAbsenceRequest): Promise<WriteAnswerView> {
    return this.absences.end(actor, id, input);
  }
}
