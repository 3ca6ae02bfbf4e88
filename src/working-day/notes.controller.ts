import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ColleagueNotesService } from './colleague-notes.service.js';
import { CaseNotesView, WriteNoteRequest } from './note.dto.js';
import { TaskWrittenView } from './task.dto.js';

@Controller('cases/:id/notes')
export class NotesController {
  constructor(@Inject(ColleagueNotesService) private readonly notes: ColleagueNotesService) {}

  @Get()
  @Requires('note.record')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseNotesView> {
    return this.notes.ofCase(actor, id);
  }

  @Post()
  @Requires('note.record')
  write(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: WriteNoteRequest): Promise<TaskWrittenView> {
    return this.notes.write(actor, id, input);
  }

  @Post(':noteId/read')
  @HttpCode(200)
  @Requires('note.record')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('noteId', ParseUUIDPipe) noteId: string): Promise<TaskWrittenView> {
    return this.notes.read(actor, id, noteId);
  }
}
