import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import type { Actor } from './actor.js';
import { CurrentActor } from './current-actor.decorator.js';
import { Requires } from './requires.decorator.js';
import { CreatedUserView, CreateUserRequest, UserListView } from './user.dto.js';
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
  create(@CurrentActor() actor: Actor, @Body() input: CreateUserRequest): Promise<CreatedUserView> {
    return this.users.create(actor, input);
  }
}
