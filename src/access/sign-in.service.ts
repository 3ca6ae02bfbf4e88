import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { AttemptsService } from './attempts.service.js';
import { CommonPasswords } from './common-passwords.js';
import { mustBeGoodPassword, type Owner } from './password.rules.js';
import { PasswordHasher } from './passwords.js';
import { digestOf, newToken, type OpenSession } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import type { Visitor } from './visitor.js';

/** Passwords: the one that is given, and the one that is chosen. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
    @Inject(CommonPasswords) private readonly common: CommonPasswords,
    @Inject(AttemptsService) private readonly attempts: AttemptsService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * The same work for an address that nobody has: one look-up, one verification, one event.
   * @returns the id of the account
   * @throws Refusal wrong-credentials, too-many-attempts
   */
  async passwordGiven(email: string, password: string, visitor: Visitor): Promise<string> {
    const holder: { account?: { id: string; hash: string } } = {};
    const userId = await this.attempts.guarded('password', email, visitor, async () => {
      const [found] = await this.doorstep.query<{ id: string; hash: string }>('select id, hash from sign_in_candidate($1)', [email]);
      if (found !== undefined) holder.account = found;
      return (await this.hasher.fits(found?.hash, password)) ? found?.id : undefined;
    });
    const { account } = holder;
    if (userId === undefined || account === undefined) {
      await this.events.note('refused', { userId: account?.id, method: 'password', visitor });
      throw new Refusal('wrong-credentials');
    }
    if (this.hasher.isOutdated(account.hash)) {
      await this.doorstep.query('select rehash_password($1, $2, $3)', [userId, account.hash, await this.hasher.hash(password)]);
    }
    return userId;
  }

  /**
   * The person who is signed in gives their password once more.
   * @throws Refusal wrong-password at the field, too-many-attempts
   */
  async confirm(session: OpenSession, password: string, visitor: Visitor, field: string): Promise<void> {
    const right = await this.attempts.guarded('password', session.email, visitor, async () => {
      const [own] = await this.uow.read(session.actor.scope, () => this.uow.query<{ hash: string }>('select hash from own_password()'));
      return (await this.hasher.fits(own?.hash, password)) ? true : undefined;
    });
    if (right === true) return;
    await this.events.note('refused', { userId: session.actor.userId, method: 'password', visitor });
    throw new Refusal('wrong-password', field);
  }

  /** @throws Refusal wrong-password, too-many-attempts, password-too-short, password-too-common, password-about-you */
  async changePassword(session: OpenSession, current: string, next: string, visitor: Visitor): Promise<void> {
    await this.confirm(session, current, visitor, 'current');
    const hash = await this.hashOfNew(next, { email: session.email, displayName: session.actor.displayName }, 'next');
    await this.uow.write(session.actor.scope, async () => {
      await this.uow.query('select set_password($1, $2)', [session.actor.userId, hash]);
      await this.uow.query('select end_other_sessions($1)', [session.id]);
      await this.events.noteHere('password-changed', { userId: session.actor.userId, visitor });
    });
  }

  /** @throws Refusal password-too-short, password-too-common, password-about-you */
  async hashOfNew(password: string, owner: Owner, field = 'password'): Promise<string> {
    mustBeGoodPassword(password, owner, await this.common.asked(), field);
    return this.hasher.hash(password);
  }

  /** @returns the token by which this browser will be known to the account, new or as it was */
  async rememberDevice(userId: string, visitor: Visitor): Promise<string> {
    const token = visitor.deviceToken ?? newToken();
    await this.doorstep.query('select remember_device($1, $2, $3)', [digestOf(token), userId, this.clock.now()]);
    return token;
  }
}
