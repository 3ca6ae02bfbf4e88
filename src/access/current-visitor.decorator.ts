import '@fastify/cookie'; // types of request.cookies
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deviceWords } from './device-words.rules.js';
import type { OpenSession } from './session.service.js';
import { cookieNames } from './session-cookie.js';
import type { Visitor } from './visitor.js';

export interface SignedInRequest extends FastifyRequest {
  /** Put here by the guard. */
  signedIn?: OpenSession;
}

const DEVICE = { http: cookieNames('http://').device, https: cookieNames('https://').device };

export function visitorOf(request: FastifyRequest): Visitor {
  const given = request.cookies[DEVICE.https] ?? request.cookies[DEVICE.http];
  // What we give out is 43 characters; anything else is not ours.
  const deviceToken = given !== undefined && /^[\w-]{43}$/.test(given) ? given : undefined;
  return { network: request.ip, device: deviceWords(request.headers['user-agent']), deviceToken };
}

export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => visitorOf(context.switchToHttp().getRequest<FastifyRequest>()));

/** The session in a controller of one's own access. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): OpenSession => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  if (signedIn === undefined) throw new Error('no session on a route that asks for one');
  return signedIn;
});
