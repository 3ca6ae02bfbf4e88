import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { FamilyView } from './family-page.dto.js';
import { FamilyPageService } from './family-page.service.js';
import { ChangeRelativeRequest, RecordRelativeRequest } from './relative.dto.js';
import { RelativesService } from './relatives.service.js';
import { CloseTracingRequest, OpenTracingRequest } from './tracing-request.dto.js';
import { TracingService } from './tracing.service.js';

@Controller('cases/:id')
export class TracingController {
  constructor(
    @Inject(FamilyPageService) private readonly family: FamilyPageService,
    @Inject(RelativesService) private readonly relatives: RelativesService,
    @Inject(TracingService) private readonly tracing: TracingService,
  ) {}

  @Get('family')
  @Requires('identity.read')
  page(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FamilyView> {
    return this.family.page(actor, id);
  }

  @Post('relatives')
  @Requires('tracing.record')
  record(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordRelativeRequest): Promise<WriteAnswerView> {
    return this.relatives.record(actor, id, input);
  }

  @Post('relatives/change')
  @HttpCode(200)
  @Requires('tracing.record')
  change(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeRelativeRequest): Promise<WriteAnswerView> {
    return this.relatives.change(actor, id, input);
  }

  @Post('tracing-requests')
  @Requires('tracing.record')
  open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: OpenTracingRequest): Promise<WriteAnswerView> {
    return this.tracing.open(actor, id, input);
  }

  @Post('tracing-requests/close')
  @HttpCode(200)
  @Requires('tracing.record')
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CloseTracingRequest): Promise<WriteAnswerView> {
    return this.tracing.close(actor, id, input);
  }
}
