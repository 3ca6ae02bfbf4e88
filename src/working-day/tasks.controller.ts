import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { CaseTasksView, EndTaskRequest, GiveTaskRequest, TaskWrittenView } from './task.dto.js';
import { TasksService } from './tasks.service.js';

@Controller('cases/:id/tasks')
export class TasksController {
  constructor(@Inject(TasksService) private readonly tasks: TasksService) {}

  @Get()
  @Requires('task.record')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseTasksView> {
    return this.tasks.ofCase(actor, id);
  }

  @Post()
  @Requires('task.record')
  give(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: GiveTaskRequest): Promise<TaskWrittenView> {
    return this.tasks.give(actor, id, input);
  }

  @Post(':taskId/end')
  @HttpCode(200)
  @Requires('task.record')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('taskId', ParseUUIDPipe) taskId: string, @Body() input: EndTaskRequest): Promise<TaskWrittenView> {
    return this.tasks.end(actor, id, taskId, input);
  }
}
