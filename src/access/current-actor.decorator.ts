import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from './actor.js';
import type { SignedInRequest } from './current-visitor.decorator.js';

/** The acting person in a controller. The guard has put it there: a route that reaches this without one is a fault of ours. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  if (signedIn === undefined) throw new Error('no actor on a route that asks for one');
  return signedIn.actor;
});
