import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { NotIdempotent } from '../platform/http/index.js';
import { ChangeTellingRequest, TellingView } from './telling.dto.js';
import { TellingService } from './telling.service.js';

/** When the person is told of what can wait. */
@Controller('me/telling')
export class TellingController {
  constructor(@Inject(TellingService) private readonly telling: TellingService) {}

  @Get()
  @Requires('alert.read')
  view(@CurrentActor() actor: Actor): Promise<TellingView> {
    return this.telling.view(actor);
  }

  @Put()
  @Requires('alert.read')
  @NotIdempotent()
  change(@CurrentActor() actor: Actor, @Body() input: ChangeTellingRequest): Promise<TellingView> {
    return this.telling.change(actor, input);
  }
}
