import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { DuplicateRequestsService } from './duplicate-requests.service.js';
import { AnswerDuplicateRequest, AskRegionRequest, CheckDuplicatesRequest, DoneView, DuplicateCheckView, DuplicateRequestsView, NotSameChildRequest } from './duplicates.dto.js';
import { DuplicatesService } from './duplicates.service.js';

@Controller('duplicates')
export class DuplicatesController {
  constructor(
    @Inject(DuplicatesService) private readonly duplicates: DuplicatesService,
    @Inject(DuplicateRequestsService) private readonly requests: DuplicateRequestsService,
  ) {}

  /** A question, in the body because a name has no place in an address. */
  @Post('check')
  @HttpCode(200)
  @NotIdempotent()
  @Requires('duplicate.check')
  check(@CurrentActor() actor: Actor, @Body() input: CheckDuplicatesRequest): Promise<DuplicateCheckView> {
    return this.duplicates.check(actor, input);
  }

  @Post('distinct')
  @Requires('duplicate.check')
  notSame(@CurrentActor() actor: Actor, @Body() input: NotSameChildRequest): Promise<DoneView> {
    return this.duplicates.notSame(actor, input);
  }

  @Get('requests')
  @Requires('duplicate.check')
  list(@CurrentActor() actor: Actor): Promise<DuplicateRequestsView> {
    return this.requests.list(actor);
  }

  @Post('requests')
  @Requires('duplicate.check')
  ask(@CurrentActor() actor: Actor, @Body() input: AskRegionRequest): Promise<DoneView> {
    return this.requests.ask(actor, input);
  }

  @Post('requests/:id/answer')
  @HttpCode(200)
  @Requires('duplicate.answer')
  answer(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AnswerDuplicateRequest): Promise<DoneView> {
    return this.requests.answer(actor, id, input);
  }
}
