import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ActivityAnswerView, ActivityListView, ActivityQuery, EndActivityRequest, RecordActivityRequest } from './activities.dto.js';
import { ActivitiesService } from './activities.service.js';

@Controller('activities')
export class ActivitiesController {
  constructor(@Inject(ActivitiesService) private readonly activities: ActivitiesService) {}

  @Get()
  @Requires('activity.read')
  list(@CurrentActor() actor: Actor, @Query() query: ActivityQuery): Promise<ActivityListView> {
    return this.activities.list(actor, query);
  }

  @Post()
  @Requires('activity.record')
  record(@CurrentActor() actor: Actor, @Body() input: RecordActivityRequest): Promise<ActivityAnswerView> {
    return this.activities.record(actor, input);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('activity.record')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: EndActivityRequest): Promise<ActivityAnswerView> {
    return this.activities.end(actor, id, input);
  }
}
