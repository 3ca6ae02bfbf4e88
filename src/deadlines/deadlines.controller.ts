import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ClockQuery, ClockView } from './deadline.dto.js';
import { DeadlinesService } from './deadlines.service.js';
import { ChangedTimeLimitView, ChangeTimeLimitRequest, OneTimeLimitView, TimeLimitListView } from './time-limit.dto.js';
import { TimeLimitsService } from './time-limits.service.js';
import { DeadlineWhyView } from './why.dto.js';
import { WhyService } from './why.service.js';

@Controller()
export class DeadlinesController {
  constructor(
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(TimeLimitsService) private readonly limits: TimeLimitsService,
    @Inject(WhyService) private readonly reasons: WhyService,
  ) {}

  @Get('clock')
  @Requires('clock.read')
  board(@CurrentActor() actor: Actor, @Query() { cursor }: ClockQuery): Promise<ClockView> {
    return this.deadlines.board(actor, cursor);
  }

  @Get('cases/:id/deadlines/:deadlineId')
  @Requires('case.read')
  why(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('deadlineId', ParseUUIDPipe) deadlineId: string): Promise<DeadlineWhyView> {
    return this.reasons.of(actor, id, deadlineId);
  }

  @Get('time-limits')
  @Requires('time-limit.read')
  async timeLimits(@CurrentActor() actor: Actor): Promise<TimeLimitListView> {
    return { items: await this.limits.list(actor) };
  }

  @Get('time-limits/:code')
  @Requires('time-limit.read')
  timeLimit(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<OneTimeLimitView> {
    return this.limits.one(actor, code);
  }

  /** If-Match: the newest version that was before the person's eyes. */
  @Post('time-limits/:code/versions')
  @Requires('time-limit.change')
  changeTimeLimit(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() input: ChangeTimeLimitRequest): Promise<ChangedTimeLimitView> {
    return this.limits.change(actor, code, input);
  }
}
