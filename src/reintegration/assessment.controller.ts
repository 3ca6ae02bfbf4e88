import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { RecordAssessmentRequest } from './assessment.dto.js';
import { AssessmentService } from './assessment.service.js';
import { ReintegrationView } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@Controller('cases/:id')
export class AssessmentController {
  constructor(
    @Inject(AssessmentService) private readonly assessments: AssessmentService,
    @Inject(OverviewService) private readonly overview: OverviewService,
  ) {}

  @Get('reintegration')
  @Requires('reintegration.read')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReintegrationView> {
    return this.overview.ofCase(actor, id);
  }

  @Post('assessments')
  @Requires('assessment.record')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordAssessmentRequest): Promise<WriteAnswerView> {
    return this.assessments.record(actor, id, input);
  }
}
