import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Actor } from './actor.js';
import { CurrentActor } from './current-actor.decorator.js';
import { SignInEventListView } from './own-access.dto.js';
import { OwnAccessService } from './own-access.service.js';
import { Requires } from './requires.decorator.js';
import { SignInEventsQuery } from './sign-in-event.dto.js';

@Controller('sign-in-events')
export class SignInEventController {
  constructor(@Inject(OwnAccessService) private readonly own: OwnAccessService) {}

  /** Of everybody, the latest first, 200 at a time. */
  @Get()
  @Requires('journal.read')
  list(@CurrentActor() actor: Actor, @Query() query: SignInEventsQuery): Promise<SignInEventListView> {
    return this.own.eventsFor(actor, query);
  }
}
