import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type Actor, CurrentActor, CurrentVisitor, type Visitor } from '../access/index.js';
import { NotIdempotent, SignedIn } from '../platform/http/index.js';
import { AddedPushDeviceView, ChannelOrderRequest, OwnChannelsView, PushDeviceRequest, TelephoneCodeRequest, TelephoneRequest } from './own-channels.dto.js';
import { OwnChannelsService } from './own-channels.service.js';

const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** How one is told. Nothing here is answered from memory when it comes twice: a number is kept nowhere but sealed. */
@Controller('me')
export class OwnChannelsController {
  constructor(@Inject(OwnChannelsService) private readonly own: OwnChannelsService) {}

  @Get('channels')
  @SignedIn()
  view(@CurrentActor() actor: Actor): Promise<OwnChannelsView> {
    return this.own.view(actor);
  }

  @Put('channels')
  @SignedIn()
  @NotIdempotent()
  order(@CurrentActor() actor: Actor, @Body() { channels }: ChannelOrderRequest): Promise<OwnChannelsView> {
    return this.own.order(actor, channels);
  }

  @Put('telephone')
  @SignedIn()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  setTelephone(@CurrentActor() actor: Actor, @Body() { number }: TelephoneRequest): Promise<OwnChannelsView> {
    return this.own.setTelephone(actor, number);
  }

  @Post('telephone/confirm')
  @HttpCode(200)
  @SignedIn()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  confirmTelephone(@CurrentActor() actor: Actor, @Body() { code }: TelephoneCodeRequest): Promise<OwnChannelsView> {
    return this.own.confirmTelephone(actor, code);
  }

  @Delete('telephone')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  removeTelephone(@CurrentActor() actor: Actor): Promise<void> {
    return this.own.removeTelephone(actor);
  }

  @Post('push-devices')
  @SignedIn()
  @NotIdempotent()
  addDevice(@CurrentActor() actor: Actor, @CurrentVisitor() { device }: Visitor, @Body() subscription: PushDeviceRequest): Promise<AddedPushDeviceView> {
    return this.own.addDevice(actor, subscription, device);
  }

  @Delete('push-devices/:id')
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  removeDevice(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.own.removeDevice(actor, id);
  }
}
