import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../platform/database/index.js';
import type { Role } from './roles.vocabulary.js';

/** The person acting, and what the database will let them see. */
export interface Actor {
  readonly userId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: 'fr' | 'en';
  readonly regionCode: string | null;
  readonly centreCode: string | null;
  readonly unitId: string | null;
  readonly scope: Scope;
}

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
