import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { Refusal } from '../platform/refusal/index.js';
import { SessionService } from './session.service.js';

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(@Inject(SessionService) private readonly sessions: SessionService) {
    super({ usernameField: 'email' });
  }

  async validate(email: string, password: string): Promise<{ userId: string }> {
    const userId = await this.sessions.candidate(email, password);
    if (userId === undefined) throw new Refusal('wrong-credentials');
    return { userId };
  }
}
