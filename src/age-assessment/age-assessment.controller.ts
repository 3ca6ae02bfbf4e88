import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { ConcludeAgeRequest, RaiseAgeDoubtRequest } from './age-assessment.dto.js';
import { AgeAssessmentService } from './age-assessment.service.js';

@Controller('cases/:id/age-assessment')
export class AgeAssessmentController {
  constructor(@Inject(AgeAssessmentService) private readonly assessments: AgeAssessmentService) {}

  @Post()
  @Requires('age.raise')
  raise(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RaiseAgeDoubtRequest): Promise<WriteAnswerView> {
    return this.assessments.raise(actor, id, input);
  }

  @Post('conclude')
  @HttpCode(200)
  @Requires('age.conclude')
  conclude(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ConcludeAgeRequest): Promise<WriteAnswerView> {
    return this.assessments.conclude(actor, id, input);
  }
}
