import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AssessBestInterestsRequest } from './best-interests.dto.js';
import { BestInterestsService } from './best-interests.service.js';
import { RecordStatementRequest, VerifyLinkRequest } from './verification.dto.js';
import { VerificationService } from './verification.service.js';

@Controller('cases/:id')
export class VerificationController {
  constructor(
    @Inject(VerificationService) private readonly verification: VerificationService,
    @Inject(BestInterestsService) private readonly interests: BestInterestsService,
  ) {}

  @Post('relatives/statements')
  @Requires('tracing.record')
  hear(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordStatementRequest): Promise<WriteAnswerView> {
    return this.verification.hear(actor, id, input);
  }

  @Post('relatives/verifications')
  @Requires('tracing.record')
  verify(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: VerifyLinkRequest): Promise<WriteAnswerView> {
    return this.verification.verify(actor, id, input);
  }

  @Post('best-interests')
  @Requires('reunification.ask')
  assess(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AssessBestInterestsRequest): Promise<WriteAnswerView> {
    return this.interests.assess(actor, id, input);
  }
}
