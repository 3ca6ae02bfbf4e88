import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { LinkChildRequest } from './incident.dto.js';
import { CaseViolationListView } from './incident-page.dto.js';
import { VictimsService } from './victims.service.js';

/** From the file of a child: what the child is said to have suffered. */
@Controller('cases/:id/violations')
export class CaseViolationsController {
  constructor(@Inject(VictimsService) private readonly victims: VictimsService) {}

  @Get()
  @Requires('violation.link')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseViolationListView> {
    return this.victims.ofCase(actor, id);
  }

  @Post()
  @Requires('violation.link')
  link(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: LinkChildRequest): Promise<CaseViolationListView> {
    return this.victims.linkChild(actor, id, input);
  }

  @Post(':victimId/withdraw')
  @HttpCode(200)
  @Requires('violation.link')
  unlink(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('victimId', ParseUUIDPipe) victimId: string): Promise<CaseViolationListView> {
    return this.victims.unlinkChild(actor, id, victimId);
  }
}
