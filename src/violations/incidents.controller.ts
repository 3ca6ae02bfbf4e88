import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { AmendIncidentRequest, CompareIncidentRequest, IncidentListQuery, RecordIncidentRequest, SourceRequest, VerifyViolationRequest, VictimRequest, ViolationRequest } from './incident.dto.js';
import { IncidentListService } from './incident-list.service.js';
import { IncidentAnswerView, IncidentListView, IncidentView } from './incident-page.dto.js';
import { IncidentPageService } from './incident-page.service.js';
import { IncidentsService } from './incidents.service.js';
import { JoiningService } from './joining.service.js';
import { VerificationService } from './verification.service.js';
import { VictimsService } from './victims.service.js';

@Controller('incidents')
export class IncidentsController {
  constructor(
    @Inject(IncidentListService) private readonly lists: IncidentListService,
    @Inject(IncidentPageService) private readonly pages: IncidentPageService,
    @Inject(IncidentsService) private readonly incidents: IncidentsService,
    @Inject(VictimsService) private readonly victims: VictimsService,
    @Inject(VerificationService) private readonly verifications: VerificationService,
    @Inject(JoiningService) private readonly joining: JoiningService,
  ) {}

  @Get()
  @Requires('violation.read')
  list(@CurrentActor() actor: Actor, @Query() query: IncidentListQuery): Promise<IncidentListView> {
    return this.lists.list(actor, query);
  }

  @Post()
  @Requires('violation.record')
  record(@CurrentActor() actor: Actor, @Body() input: RecordIncidentRequest): Promise<IncidentAnswerView> {
    return this.incidents.record(actor, input);
  }

  @Get(':id')
  @Requires('violation.read')
  async page(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<IncidentView> {
    const view = await this.pages.page(actor, id);
    void reply.header('etag', `"${String(view.version)}"`);
    return view;
  }

  @Put(':id')
  @Requires('violation.record')
  amend(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AmendIncidentRequest): Promise<IncidentAnswerView> {
    return this.incidents.amend(actor, id, input);
  }

  @Post(':id/violations')
  @Requires('violation.record')
  addViolation(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ViolationRequest): Promise<IncidentAnswerView> {
    return this.incidents.addViolation(actor, id, input);
  }

  @Post(':id/violations/:violationId/verification')
  @Requires('violation.record')
  verify(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('violationId', ParseUUIDPipe) violationId: string, @Body() input: VerifyViolationRequest,
  ): Promise<IncidentAnswerView> {
    return this.verifications.decide(actor, id, violationId, input);
  }

  @Post(':id/victims')
  @Requires('violation.record')
  addVictim(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: VictimRequest): Promise<IncidentAnswerView> {
    return this.victims.add(actor, id, input);
  }

  @Post(':id/victims/:victimId/withdraw')
  @HttpCode(200)
  @Requires('violation.record')
  withdrawVictim(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('victimId', ParseUUIDPipe) victimId: string): Promise<IncidentAnswerView> {
    return this.victims.withdraw(actor, id, victimId);
  }

  @Post(':id/sources')
  @Requires('violation.record')
  addSource(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SourceRequest): Promise<IncidentAnswerView> {
    return this.incidents.addSource(actor, id, input);
  }

  /** This incident is told in the other one. */
  @Post(':id/join')
  @HttpCode(200)
  @Requires('violation.record')
  join(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CompareIncidentRequest): Promise<IncidentAnswerView> {
    return this.joining.join(actor, id, input);
  }

  @Post(':id/separate')
  @HttpCode(200)
  @Requires('violation.record')
  separate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<IncidentAnswerView> {
    return this.joining.separate(actor, id);
  }

  @Post(':id/keep-apart')
  @HttpCode(200)
  @Requires('violation.record')
  keepApart(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CompareIncidentRequest): Promise<IncidentAnswerView> {
    return this.joining.keepApart(actor, id, input);
  }
}
