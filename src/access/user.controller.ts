import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { NotIdempotent } from '../platform/http/index.js';
import type { Actor } from './actor.js';
import { CurrentActor } from './current-actor.decorator.js';
import { Requires } from './requires.decorator.js';
import { CreateUserRequest, InvitedUserView, UserListView, UserView } from './user.dto.js';
import { UserService } from './user.service.js';

@Controller('users')
export class UserController {
  constructor(@Inject(UserService) private readonly users: UserService) {}

  @Get()
  @Requires('user.manage')
  async list(@CurrentActor() actor: Actor): Promise<UserListView> {
    return { items: await this.users.list(actor) };
  }

  @Post()
  @Requires('user.manage')
  create(@CurrentActor() actor: Actor, @Body() input: CreateUserRequest): Promise<InvitedUserView> {
    return this.users.create(actor, input);
  }

  /** Twice makes two, of which the second alone is good. */
  @Post(':id/invitation')
  @Requires('user.manage')
  @NotIdempotent()
  resetAccess(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<InvitedUserView> {
    return this.users.resetAccess(actor, id);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Requires('user.manage')
  deactivate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<UserView> {
    return this.users.deactivate(actor, id);
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @Requires('user.manage')
  reactivate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<UserView> {
    return this.users.reactivate(actor, id);
  }
}
