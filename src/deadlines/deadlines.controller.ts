import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ClockQuery, ClockView, TimeLimitListView } from './deadline.dto.js';
import { DeadlinesService } from './deadlines.service.js';
import { TimeLimitsService } from './time-limits.service.js';

@Controller()
export class DeadlinesController {
  constructor(
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(TimeLimitsService) private readonly limits: TimeLimitsService,
  ) {}

  @Get('clock')
  @Requires('clock.read')
  board(@CurrentActor() actor: Actor, @Query() { cursor }: ClockQuery): Promise<ClockView> {
    return this.deadlines.board(actor, cursor);
  }

  @Get('time-limits')
  @Requires('time-limit.read')
  async timeLimits(): Promise<TimeLimitListView> {
    return { items: await this.limits.list() };
  }
}
