import { Body, Controller, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import { PayAllowanceRequest, VisitFamilyRequest } from './placed.dto.js';
import { PlacedService } from './placed.service.js';

@Controller('cases/:id/stay')
export class PlacedController {
  constructor(@Inject(PlacedService) private readonly placed: PlacedService) {}

  @Post('family-visits')
  @Requires('foster.visit')
  visit(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: VisitFamilyRequest): Promise<WriteAnswerView> {
    return this.placed.visit(actor, id, input);
  }

  @Post('allowances')
  @Requires('foster.keep')
  pay(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: PayAllowanceRequest): Promise<WriteAnswerView> {
    return this.placed.pay(actor, id, input);
  }
}
