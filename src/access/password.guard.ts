import { Inject, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { Refusal } from '../platform/refusal/index.js';
import { visitorOf } from './current-visitor.decorator.js';
import { SignInService } from './sign-in.service.js';

const LONGEST = 256;
/** No address has it, and PostgreSQL keeps no text with it. */
const NUL = '\u0000';

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(@Inject(SignInService) private readonly signIn: SignInService) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  /** Runs before the body is validated: what is not even text is as wrong as a wrong password. */
  async validate(request: FastifyRequest, email: unknown, password: unknown): Promise<{ userId: string }> {
    if (typeof email !== 'string' || typeof password !== 'string' || email.length > LONGEST || password.length > LONGEST || email.includes(NUL)) throw new Refusal('wrong-credentials');
    return { userId: await this.signIn.passwordGiven(email, password, visitorOf(request)) };
  }
}

/** Address or password missing is one more way of being wrong, said in our words. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error instanceof Error) throw error;
    if (user === false) throw new Refusal('wrong-credentials');
    return user;
  }
}
