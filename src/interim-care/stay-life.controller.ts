import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { FollowUpIncidentRequest, NoteSessionRequest, NoteWeekRequest, ReportIncidentRequest, StayLifeView } from './stay-life.dto.js';
import { StayIncidentService } from './stay-incident.service.js';
import { StayLifeService } from './stay-life.service.js';

@Controller('cases/:id/stay')
export class StayLifeController {
  constructor(
    @Inject(StayLifeService) private readonly life: StayLifeService,
    @Inject(StayIncidentService) private readonly incidents: StayIncidentService,
  ) {}

  @Get('life')
  @Requires('life.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StayLifeView> {
    return this.life.ofCase(actor, id);
  }

  @Post('incidents')
  @Requires('life.record')
  report(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReportIncidentRequest): Promise<WriteAnswerView> {
    return this.incidents.report(actor, id, input);
  }

  @Post('incidents/:incidentId/follow-up')
  @HttpCode(200)
  @Requires('life.follow-up')
  followUp(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('incidentId', ParseUUIDPipe) incidentId: string, @Body() input: FollowUpIncidentRequest): Promise<WriteAnswerView> {
    return this.incidents.followUp(actor, id, incidentId, input);
  }

  @Post('week-notes')
  @Requires('life.record')
  noteWeek(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: NoteWeekRequest): Promise<WriteAnswerView> {
    return this.life.noteWeek(actor, id, input);
  }

  @Post('sessions')
  @Requires('life.record')
  noteSession(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: NoteSessionRequest): Promise<WriteAnswerView> {
    return this.life.noteSession(actor, id, input);
  }
}
