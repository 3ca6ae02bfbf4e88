import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { AcceptHandoverRequest, OfferHandoverRequest, RefuseHandoverRequest } from './handover.dto.js';
import { HandoverService } from './handover.service.js';

@Controller('cases/:id/handover')
export class HandoverController {
  constructor(@Inject(HandoverService) private readonly handovers: HandoverService) {}

  @Post()
  @Requires('handover.offer')
  offer(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: OfferHandoverRequest): Promise<WriteAnswerView> {
    return this.handovers.offer(actor, id, input);
  }

  @Post('accept')
  @HttpCode(200)
  @Requires('handover.answer')
  accept(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: AcceptHandoverRequest): Promise<WriteAnswerView> {
    return this.handovers.accept(actor, id, input);
  }

  @Post('refuse')
  @HttpCode(200)
  @Requires('handover.answer')
  refuse(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RefuseHandoverRequest): Promise<WriteAnswerView> {
    return this.handovers.refuse(actor, id, input);
  }
}
