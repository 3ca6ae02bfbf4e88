import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { ChangeDisclosureRequest, DisclosureChangedView, DisclosureView } from './disclosure.dto.js';
import { DisclosureService } from './disclosure.service.js';

@Controller('disclosure')
export class DisclosureController {
  constructor(@Inject(DisclosureService) private readonly disclosure: DisclosureService) {}

  @Get('setting')
  @Requires('disclosure.change')
  setting(@CurrentActor() actor: Actor): Promise<DisclosureView> {
    return this.disclosure.setting(actor);
  }

  @Post('setting')
  @Requires('disclosure.change')
  change(@CurrentActor() actor: Actor, @Body() input: ChangeDisclosureRequest): Promise<DisclosureChangedView> {
    return this.disclosure.change(actor, input);
  }
}
