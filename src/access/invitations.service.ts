import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import { Mailer } from '../platform/mail/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { INVITATION_DAYS, invitationLetter, invitationLink } from './invitation.rules.js';
import type { Role } from './roles.vocabulary.js';
import { SECOND_FACTOR_COMPULSORY } from './second-factor.rules.js';
import { digestOf } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

/** The way in that somebody was given: mailed, or shown once to the administrator. */
export interface MadeInvitation {
  readonly until: Date;
  readonly mailed: boolean;
  readonly link?: string;
}

interface Invited {
  readonly user_id: string;
  readonly email: string;
  readonly display_name: string;
  readonly role: Role;
  readonly locale: 'fr' | 'en';
}

/** Nobody is given a password: whoever is invited chooses one. */
@Injectable()
export class InvitationsService {
  private readonly log = new Logger(InvitationsService.name);

  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Writes a new way in and ends every old one. Inside a unit of work of an administrator; the token goes out with `deliver` afterwards. */
  async write(userId: string, token: string, why: 'invited' | 'access-reset'): Promise<void> {
    await this.uow.query('select invite($1, $2, $3, $4)', [userId, digestOf(token), this.clock.now(), this.until()]);
    await this.events.noteHere(why, { userId });
  }

  /** By mail where there is a mail server that takes it; otherwise by the administrator's own hand. */
  async deliver(token: string, person: { email: string; displayName: string; locale: 'fr' | 'en' }): Promise<MadeInvitation> {
    const link = invitationLink(this.config.publicUrl, token);
    const until = this.until();
    if (this.config.smtpUrl === undefined) return { until, mailed: false, link };
    const messageId = `<invitation.${digestOf(token).toString('hex').slice(0, 32)}@${new URL(this.config.publicUrl).hostname}>`;
    try {
      await this.mailer.send({ to: person.email, messageId, ...invitationLetter(person, link, until) });
      return { until, mailed: true };
    } catch (error) {
      this.log.warn(`an invitation was not taken by the mail server: ${error instanceof Error ? error.name : 'unknown'}`);
      return { until, mailed: false, link };
    }
  }

  /** @throws Refusal invitation-ended: used, replaced, too old, or never made */
  async look(token: string): Promise<{ email: string; displayName: string; secondFactorCompulsory: boolean; locale: 'fr' | 'en' }> {
    const found = await this.open(token);
    return { email: found.email, displayName: found.display_name, secondFactorCompulsory: SECOND_FACTOR_COMPULSORY[found.role], locale: found.locale };
  }

  /** @returns the id of the account @throws Refusal invitation-ended, password-too-short, password-too-common, password-about-you */
  async accept(token: string, password: string, visitor: Visitor): Promise<string> {
    const found = await this.open(token);
    const hash = await this.signIn.hashOfNew(password, { email: found.email, displayName: found.display_name });
    const [accepted] = await this.doorstep.query<{ who: string | null }>('select accept_invitation($1, $2, $3) as who', [digestOf(token), hash, this.clock.now()]);
    const userId = accepted?.who ?? undefined;
    if (userId === undefined) throw new Refusal('invitation-ended');
    await this.events.note('invitation-accepted', { userId, method: 'invitation', visitor });
    return userId;
  }

  /** Ends what an account has open: sessions and invitation. Inside a unit of work of an administrator. */
  async shutOut(userId: string): Promise<void> {
    await this.uow.query('select shut_out($1)', [userId]);
  }

  private async open(token: string): Promise<Invited> {
    const [found] = await this.doorstep.query<Invited>('select * from open_invitation($1, $2)', [digestOf(token), this.clock.now()]);
    if (found === undefined) throw new Refusal('invitation-ended');
    return found;
  }

  private until(): Date {
    return new Date(this.clock.now().getTime() + INVITATION_DAYS * 86_400_000);
  }
}
