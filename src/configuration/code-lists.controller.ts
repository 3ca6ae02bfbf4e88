import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { AddCodeRequest, ChangeCodeRequest, CodeListsView, CodeListView, OrderCodesRequest } from './code-list.dto.js';
import { CodeListsService } from './code-lists.service.js';

@Controller('code-lists')
export class CodeListsController {
  constructor(@Inject(CodeListsService) private readonly lists: CodeListsService) {}

  @Get()
  @Requires('reference.change')
  all(@CurrentActor() actor: Actor): Promise<CodeListsView> {
    return this.lists.all(actor);
  }

  @Get(':list')
  @Requires('reference.change')
  one(@CurrentActor() actor: Actor, @Param('list') list: string): Promise<CodeListView> {
    return this.lists.one(actor, list);
  }

  @Post(':list/codes')
  @Requires('reference.change')
  add(@CurrentActor() actor: Actor, @Param('list') list: string, @Body() input: AddCodeRequest): Promise<CodeListView> {
    return this.lists.add(actor, list, input);
  }

  @Put(':list/codes/:code')
  @HttpCode(200)
  @Requires('reference.change')
  change(@CurrentActor() actor: Actor, @Param('list') list: string, @Param('code') code: string, @Body() input: ChangeCodeRequest): Promise<CodeListView> {
    return this.lists.changeCode(actor, list, code, input);
  }

  @Put(':list/order')
  @HttpCode(200)
  @Requires('reference.change')
  order(@CurrentActor() actor: Actor, @Param('list') list: string, @Body() input: OrderCodesRequest): Promise<CodeListView> {
    return this.lists.order(actor, list, input);
  }
}
