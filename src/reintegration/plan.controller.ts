import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { RecordPlanRequest } from './plan.dto.js';
import { PlanService } from './plan.service.js';

@Controller('cases/:id/plans')
export class PlanController {
  constructor(@Inject(PlanService) private readonly plans: PlanService) {}

  @Post()
  @Requires('plan.record')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordPlanRequest): Promise<WriteAnswerView> {
    return this.plans.record(actor, id, input);
  }
}
