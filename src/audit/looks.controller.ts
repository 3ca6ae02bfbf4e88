import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { LookListView, LooksQuery, PrintRequest } from './looks.dto.js';
import { LooksService } from './looks.service.js';

@Controller()
export class LooksController {
  constructor(@Inject(LooksService) private readonly looks: LooksService) {}

  @Get('cases/:id/looks')
  @Requires('looks.read')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() { cursor }: LooksQuery): Promise<LookListView> {
    return this.looks.ofCase(actor, id, cursor);
  }

  @Post('looks/print')
  @HttpCode(204)
  @Requires('case.read')
  printed(@CurrentActor() actor: Actor, @Body() { caseId }: PrintRequest): Promise<void> {
    return this.looks.printed(actor, caseId);
  }
}
