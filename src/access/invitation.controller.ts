import '@fastify/cookie'; // types of request.cookies and reply.setCookie
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { NotIdempotent, Public } from '../platform/http/index.js';
import { CurrentVisitor } from './current-visitor.decorator.js';
import { AcceptInvitationRequest, InvitationTokenRequest, OpenInvitationView } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';
import { cookieNames } from './session-cookie.js';
import { SessionDoor } from './session-door.js';
import { SessionView } from './session.dto.js';
import type { Visitor } from './visitor.js';

const GUESSING = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** The token comes in the body: addresses are kept in logs and histories. */
@Controller('invitation')
export class InvitationController {
  private readonly cookie: string;

  constructor(
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(SessionDoor) private readonly door: SessionDoor,
    @Inject(Config) config: Config,
  ) {
    this.cookie = cookieNames(config.publicUrl).session;
  }

  @Post('look')
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  look(@Body() { token }: InvitationTokenRequest): Promise<OpenInvitationView> {
    return this.invitations.look(token);
  }

  @Post('accept')
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @RouteConfig(GUESSING)
  async accept(@Body() { token, password }: AcceptInvitationRequest, @Req() request: FastifyRequest, @CurrentVisitor() visitor: Visitor, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const userId = await this.invitations.accept(token, password, visitor);
    return this.door.enter(userId, { method: 'invitation', proof: 'first-factor' }, visitor, reply, request.cookies[this.cookie]);
  }
}
