import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

export interface SignedInRequest extends FastifyRequest {
  actor?: Actor;
  sessionExpiresAt?: Date;
}

/** The acting person in a controller. The guard has put it there: a route that reaches this without one is a fault of ours. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedInRequest>();
  if (actor === undefined) throw new Error('no actor on a route that asks for one');
  return actor;
});
