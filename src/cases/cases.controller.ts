import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { AssignRequest, CaseListQuery, CaseSearchRequest, OpenCaseRequest, RecordIdentityRequest, WriteAnswerView } from './case.dto.js';
import { AssignmentsService } from './assignments.service.js';
import { CaseFileService } from './case-file.service.js';
import { CaseListService } from './case-list.service.js';
import { CasePageService } from './case-page.service.js';
import { CaseListView, CaseView } from './case-page.dto.js';

@Controller('cases')
export class CasesController {
  constructor(
    @Inject(CaseListService) private readonly lists: CaseListService,
    @Inject(CasePageService) private readonly pages: CasePageService,
    @Inject(CaseFileService) private readonly files: CaseFileService,
    @Inject(AssignmentsService) private readonly assignments: AssignmentsService,
  ) {}

  @Get()
  @Requires('case.list')
  list(@CurrentActor() actor: Actor, @Query() query: CaseListQuery): Promise<CaseListView> {
    return this.lists.list(actor, query);
  }

  /** A read: asked twice, it is answered twice. */
  @Post('search')
  @HttpCode(200)
  @NotIdempotent()
  @Requires('case.list')
  search(@CurrentActor() actor: Actor, @Body() input: CaseSearchRequest): Promise<CaseListView> {
    return this.lists.list(actor, input, input.q);
  }

  @Get(':id')
  @Requires('case.read')
  async page(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<CaseView> {
    const view = await this.pages.page(actor, id);
    void reply.header('etag', `"${String(view.version)}"`);
    return view;
  }

  @Post()
  @Requires('case.open')
  open(@CurrentActor() actor: Actor, @Body() input: OpenCaseRequest): Promise<WriteAnswerView> {
    return this.files.open(actor, input);
  }

  @Put(':id/identity')
  @Requires('identity.record')
  recordIdentity(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RecordIdentityRequest): Promise<WriteAnswerView> {
    return this.files.recordIdentity(actor, id, input);
  }

  @Put(':id/assignment')
  @Requires('case.assign')
  assign(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AssignRequest): Promise<WriteAnswerView> {
    return this.assignments.assign(actor, id, input);
  }
}
