import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { EmergencyAccessDetailView, EmergencyAccessListView, EmergencyAccessView, OpenEmergencyRequest, ReviewEmergencyRequest } from './emergency.dto.js';
import { EmergencyService } from './emergency.service.js';

@Controller('emergency-accesses')
export class EmergencyController {
  constructor(@Inject(EmergencyService) private readonly accesses: EmergencyService) {}

  @Post()
  @Requires('emergency.open')
  open(@CurrentActor() actor: Actor, @Body() input: OpenEmergencyRequest): Promise<EmergencyAccessView> {
    return this.accesses.open(actor, input);
  }

  @Get()
  @Requires('emergency.read')
  list(@CurrentActor() actor: Actor): Promise<EmergencyAccessListView> {
    return this.accesses.list(actor);
  }

  @Get('mine')
  @Requires('emergency.open')
  mine(@CurrentActor() actor: Actor): Promise<EmergencyAccessListView> {
    return this.accesses.mine(actor);
  }

  @Get(':id')
  @Requires('emergency.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EmergencyAccessDetailView> {
    return this.accesses.one(actor, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('emergency.open')
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<EmergencyAccessView> {
    return this.accesses.end(actor, id);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Requires('emergency.review')
  review(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReviewEmergencyRequest): Promise<EmergencyAccessView> {
    return this.accesses.review(actor, id, input);
  }
}
