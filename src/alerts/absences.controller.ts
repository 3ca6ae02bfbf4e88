import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { AbsenceListView, ColleagueListView, RecordAbsenceRequest, StandInQuery } from './absence.dto.js';
import { AbsencesService } from './absences.service.js';

@Controller('absences')
export class AbsencesController {
  constructor(@Inject(AbsencesService) private readonly absences: AbsencesService) {}

  @Get()
  @Requires('alert.read')
  list(@CurrentActor() actor: Actor): Promise<AbsenceListView> {
    return this.absences.list(actor);
  }

  @Get('stand-ins')
  @Requires('alert.read')
  async standIns(@CurrentActor() actor: Actor, @Query() { userId }: StandInQuery): Promise<ColleagueListView> {
    return { items: await this.absences.standIns(actor, userId ?? actor.userId) };
  }

  @Post()
  @Requires('alert.read')
  record(@CurrentActor() actor: Actor, @Body() input: RecordAbsenceRequest): Promise<AbsenceListView> {
    return this.absences.record(actor, input);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('alert.read')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AbsenceListView> {
    return this.absences.end(actor, id);
  }
}
