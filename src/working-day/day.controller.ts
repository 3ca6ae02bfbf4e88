import { Controller, Get, Inject } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { DayView } from './day.dto.js';
import { DayService } from './day.service.js';

@Controller('me/day')
export class DayController {
  constructor(@Inject(DayService) private readonly day: DayService) {}

  @Get()
  @Requires('task.record')
  of(@CurrentActor() actor: Actor): Promise<DayView> {
    return this.day.of(actor);
  }
}
