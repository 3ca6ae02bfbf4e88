import '@fastify/cookie'; // types of request.cookies
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal/index.js';
import type { SignedInRequest } from './current-actor.decorator.js';
import { may } from './permissions.rules.js';
import { ACCESS } from '../platform/http/index.js';
import type { Access } from './requires.decorator.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { SessionService } from './session.service.js';

/** Fails closed: nothing declared, nobody enters. Runs before any body is looked at, so that a refusal tells nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionService) private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (access === undefined) throw new Refusal('forbidden');
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    refuseForeignOrigin(request);
    if (access === 'public') return true;
    const session = await this.sessions.find(request.cookies[SESSION_COOKIE]);
    if (session === undefined) throw new Refusal('signed-out');
    request.actor = session.actor;
    request.sessionExpiresAt = session.expiresAt;
    if (access !== 'signed-in' && !may(session.actor.role, access)) throw new Refusal('forbidden');
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
