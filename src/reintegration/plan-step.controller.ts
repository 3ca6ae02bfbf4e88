import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AddStepRequest, EndStepRequest, SetGoalRequest } from './plan-step.dto.js';
import { PlanStepService } from './plan-step.service.js';

@Controller('cases/:id/plan')
export class PlanStepController {
  constructor(@Inject(PlanStepService) private readonly steps: PlanStepService) {}

  @Post('goals')
  @Requires('plan.record')
  setGoal(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SetGoalRequest): Promise<WriteAnswerView> {
    return this.steps.setGoal(actor, id, input);
  }

  @Post('steps')
  @Requires('plan.record')
  addStep(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AddStepRequest): Promise<WriteAnswerView> {
    return this.steps.addStep(actor, id, input);
  }

  @Post('steps/:stepId/end')
  @Requires('plan.record')
  endStep(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stepId', ParseUUIDPipe) stepId: string,
    @Body() input: EndStepRequest,
  ): Promise<WriteAnswerView> {
    return this.steps.endStep(actor, id, stepId, input);
  }
}
