import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { RecordAgeDocumentRequest, RecordAgeExaminationRequest, RecordAgeInterviewRequest, RecordHolisticAssessmentRequest } from './age-step.dto.js';
import { AgeStepService } from './age-step.service.js';

@Controller('cases/:id/age-assessment')
export class AgeStepController {
  constructor(@Inject(AgeStepService) private readonly steps: AgeStepService) {}

  @Post('documents')
  @Requires('age.step')
  document(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordAgeDocumentRequest): Promise<WriteAnswerView> {
    return this.steps.document(actor, id, input);
  }

  @Post('interviews')
  @Requires('age.step')
  interview(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordAgeInterviewRequest): Promise<WriteAnswerView> {
    return this.steps.interview(actor, id, input);
  }

  @Post('assessments')
  @Requires('age.step')
  assess(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordHolisticAssessmentRequest): Promise<WriteAnswerView> {
    return this.steps.assess(actor, id, input);
  }

  /** Decided by those who answer for the child: the last resort. */
  @Post('examinations')
  @Requires('age.conclude')
  examine(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordAgeExaminationRequest): Promise<WriteAnswerView> {
    return this.steps.examine(actor, id, input);
  }
}
