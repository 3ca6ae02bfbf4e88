import '@fastify/cookie'; // types of request.cookies
import { type CanActivate, type ExecutionContext, Inject, Injectable, Logger } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Config } from '../platform/config/index.js';
import { ACCESS } from '../platform/http/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { SignedInRequest } from './current-visitor.decorator.js';
import { DURING_SIGN_IN } from './during-sign-in.decorator.js';
import { may } from './permissions.rules.js';
import type { Access } from './requires.decorator.js';
import type { Awaits } from './second-factor.rules.js';
import { cookieNames } from './session-cookie.js';
import { SessionService } from './session.service.js';

/** Fails closed: nothing declared, nobody enters. Runs before any body is looked at, so that a refusal tells nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly log = new Logger(AccessGuard.name);
  private readonly cookie: string;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Config) config: Config,
  ) {
    this.cookie = cookieNames(config.publicUrl).session;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === undefined) throw new Refusal('forbidden');
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    refuseForeignOrigin(request);
    if (access === 'public') return true;
    const session = await this.sessions.find(request.cookies[this.cookie]);
    if (session === undefined) throw new Refusal('signed-out');
    if (session.awaits !== null) {
      const open = this.reflector.get<readonly Awaits[] | undefined>(DURING_SIGN_IN, context.getHandler()) ?? [];
      if (!open.includes(session.awaits)) throw new Refusal('second-factor-required');
    }
    request.signedIn = session;
    if (access !== 'signed-in' && !may(session.actor.role, access)) {
      this.log.warn(`${session.actor.role} ${session.actor.userId} asked for ${access}`);
      throw new Refusal('forbidden');
    }
    return true;
  }
}

/** Besides SameSite=Strict: a browser that says that a write comes from another site is believed. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('foreign-origin');
  const { origin } = request.headers;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.host) throw new Refusal('foreign-origin');
}
