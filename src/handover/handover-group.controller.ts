import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { AcceptGroupRequest, GroupHandedView, HandoverLinesView, OfferGroupRequest } from './handover-group.dto.js';
import { HandoverGroupService } from './handover-group.service.js';

@Controller('handovers')
export class HandoverGroupController {
  constructor(@Inject(HandoverGroupService) private readonly groups: HandoverGroupService) {}

  @Get('to-offer')
  @Requires('handover.offer')
  toOffer(@CurrentActor() actor: Actor): Promise<HandoverLinesView> {
    return this.groups.toOffer(actor);
  }

  @Post('group')
  @Requires('handover.offer')
  offer(@CurrentActor() actor: Actor, @Body() input: OfferGroupRequest): Promise<GroupHandedView> {
    return this.groups.offer(actor, input);
  }

  @Get('to-answer')
  @Requires('handover.answer')
  toAnswer(@CurrentActor() actor: Actor): Promise<HandoverLinesView> {
    return this.groups.toAnswer(actor);
  }

  @Post('group/accept')
  @HttpCode(200)
  @Requires('handover.answer')
  accept(@CurrentActor() actor: Actor, @Body() input: AcceptGroupRequest): Promise<GroupHandedView> {
    return this.groups.accept(actor, input);
  }
}
