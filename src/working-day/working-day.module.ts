import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferenceModule } from '../reference/index.js';
import { ActingService } from './acting.service.js';
import { ColleagueNotesService } from './colleague-notes.service.js';
import { ColleaguesService } from './colleagues.service.js';
import { DayController } from './day.controller.js';
import { DayService } from './day.service.js';
import { NotesController } from './notes.controller.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [CasesModule, IdentityModule, ReferenceModule],
  controllers: [DayController, TasksController, NotesController],
  providers: [DayService, TasksService, ColleagueNotesService, ColleaguesService, ActingService],
  exports: [TasksService],
})
export class WorkingDayModule {}
