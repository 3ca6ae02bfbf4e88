import '@fastify/cookie'; // types of request.cookies and reply.setCookie
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { NotIdempotent, Public, SignedIn } from '../platform/http/index.js';
import { type CentreRow, ReferenceService, type RegionRow } from '../reference/index.js';
import type { Actor } from './actor.js';
import { CurrentActor, type SignedInRequest } from './current-actor.decorator.js';
import { permissionsOf } from './permissions.rules.js';
import { cookieOptions, SESSION_COOKIE } from './session-cookie.js';
import { SessionService } from './session.service.js';
import { SessionView, SignInRequest } from './session.dto.js';

@Controller('session')
export class SessionController {
  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Config) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @NotIdempotent()
  @UseGuards(AuthGuard('local'))
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  async signIn(
    @Body() _credentials: SignInRequest,
    @Req() request: FastifyRequest & { user: { userId: string } },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    await this.sessions.close(request.cookies[SESSION_COOKIE]);
    const token = await this.sessions.open(request.user.userId);
    void reply.setCookie(SESSION_COOKIE, token, cookieOptions(this.config.publicUrl, this.config.sessionHours * 3_600));
    const session = await this.sessions.find(token);
    if (session === undefined) throw new Error('a session just opened is gone');
    return this.view(session.actor, session.expiresAt);
  }

  @Get()
  @SignedIn()
  current(@CurrentActor() actor: Actor, @Req() request: SignedInRequest): Promise<SessionView> {
    if (request.sessionExpiresAt === undefined) throw new Error('no session on a route that asks for one');
    return this.view(actor, request.sessionExpiresAt);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @NotIdempotent()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request.cookies[SESSION_COOKIE]);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  private async view(actor: Actor, expiresAt: Date): Promise<SessionView> {
    const book = await this.reference.book();
    const region = actor.regionCode === null ? undefined : book.regions.get(actor.regionCode);
    const centre = actor.centreCode === null ? undefined : book.centres.get(actor.centreCode);
    const unit = actor.unitId === null ? undefined : book.units.get(actor.unitId);
    return {
      user: {
        id: actor.userId,
        displayName: actor.displayName,
        role: actor.role,
        locale: actor.locale,
        ...(region && { region: coded(region) }),
        ...(centre && { centre: coded(centre) }),
        ...(unit && { unit: { id: unit.id, name: unit.name, authority: unit.authority } }),
      },
      permissions: [...permissionsOf(actor.role)],
      expiresAt: expiresAt.toISOString(),
    };
  }
}

function coded(row: RegionRow | CentreRow): { code: string; label: { fr: string; en: string } } {
  return { code: row.code, label: row.label };
}
