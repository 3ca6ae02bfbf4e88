import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep, UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Actor } from './actor.js';
import type { Role } from './roles.vocabulary.js';
import { scopeOf, withGrants } from './scope.rules.js';
import { awaitedAfterPassword, type Awaits, type Factors } from './second-factor.rules.js';
import { sessionLimits } from './session-limits.rules.js';

interface ActorRow {
  session_id: string;
  user_id: string;
  email: string;
  display_name: string;
  role: Role;
  region_code: string | null;
  centre_code: string | null;
  unit_id: string | null;
  partner_code: string | null;
  locale: 'fr' | 'en';
  expires_at: Date;
  awaits: Awaits | null;
  confirmed_at: Date;
  grants: string[];
}

/** A session that is still good, and the person behind it. */
export interface OpenSession {
  readonly id: string;
  readonly token: string;
  readonly actor: Actor;
  readonly email: string;
  readonly expiresAt: Date;
  /** Not null: good for nothing but answering or enrolling the second factor. */
  readonly awaits: Awaits | null;
  readonly confirmedAt: Date;
}

/** An account that may sign in, and what it has to sign in with. */
export interface Account extends Factors {
  readonly email: string;
  readonly role: Role;
}

/** How somebody proved who they are: two factors at once, or the first of them. */
export type Proof = 'both-factors' | 'first-factor';

/** Sessions live in the database under the digest of a random token: the token itself is known to the browser alone. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** @returns undefined when the account is closed */
  async account(userId: string): Promise<Account | undefined> {
    const [account] = await this.doorstep.query<Account>('select * from account_at_the_door($1)', [userId]);
    return account;
  }

  /**
   * @param proof both factors make a whole session; the first alone one that waits, where a second is enrolled or compulsory
   * @returns the token for the cookie
   * @throws Refusal wrong-credentials when the account was closed meanwhile
   */
  async open(userId: string, proof: Proof, device: string): Promise<string> {
    const account = await this.account(userId);
    if (account === undefined) throw new Refusal('wrong-credentials');
    const awaits = proof === 'both-factors' ? null : awaitedAfterPassword(account.role, account);
    const { now, until, idleMinutes } = this.span(account.role, awaits);
    const token = newToken();
    await this.doorstep.query('select open_session($1, $2, $3, $4, make_interval(mins => $5), $6, $7)', [userId, digestOf(token), now, until, idleMinutes, awaits, device]);
    return token;
  }

  async find(token: string | undefined): Promise<OpenSession | undefined> {
    if (token === undefined) return undefined;
    const [row] = await this.doorstep.query<ActorRow>('select a.*, partner_of(a.user_id) as partner_code, active_emergency_grants(a.user_id, $2) as grants from session_actor($1, $2) a', [digestOf(token), this.clock.now()]);
    return row && { id: row.session_id, token, actor: actorOf(row), email: row.email, expiresAt: row.expires_at, awaits: row.awaits, confirmedAt: row.confirmed_at };
  }

  /** Whether it is still good and whole, without being used: what is left open must not keep it alive. */
  async stands(token: string): Promise<boolean> {
    const [session] = await this.doorstep.query('select 1 from session_stands($1, $2) as stands where stands', [digestOf(token), this.clock.now()]);
    return session !== undefined;
  }

  /**
   * The same session, whole, under another token: after the second factor, and whenever it was shown again who it is.
   * @throws Refusal signed-out when it ended meanwhile
   */
  async renew(session: OpenSession): Promise<string> {
    const token = newToken();
    const { now, until } = this.span(session.actor.role, null);
    const stays = session.awaits === null ? session.expiresAt : until; // a session does not grow by being confirmed
    const [renewed] = await this.doorstep.query('select 1 from renew_session($1, $2, $3, $4, null) as renewed where renewed', [digestOf(session.token), digestOf(token), now, stays]);
    if (renewed === undefined) throw new Refusal('signed-out');
    return token;
  }

  async close(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.doorstep.query('select close_session($1)', [digestOf(token)]);
  }

  /** The person's own whole sessions, latest use first. */
  list(actor: Actor): Promise<{ id: string; created_at: Date; last_seen_at: Date; expires_at: Date; device: string }[]> {
    return this.uow.read(actor.scope, () => this.uow.query('select * from own_sessions($1)', [this.clock.now()]));
  }

  /** @throws Refusal not-found when it is nobody's or another person's */
  async end(actor: Actor, id: string): Promise<void> {
    const [ended] = await this.uow.write(actor.scope, () => this.uow.query('select 1 from end_own_session($1) as ended where ended', [id]));
    if (ended === undefined) throw new Refusal('not-found');
  }

  async endOthers(session: OpenSession): Promise<void> {
    await this.uow.write(session.actor.scope, () => this.uow.query('select end_other_sessions($1)', [session.id]));
  }

  private span(role: Role, awaits: Awaits | null): { now: Date; until: Date; idleMinutes: number } {
    const bounds = { idleMinutes: this.config.sessionIdleMinutes, absoluteMinutes: this.config.sessionHours * 60 };
    const { idleMinutes, absoluteMinutes } = sessionLimits(role, awaits, bounds);
    const now = this.clock.now();
    return { now, until: new Date(now.getTime() + absoluteMinutes * 60_000), idleMinutes };
  }
}

function actorOf(row: ActorRow): Actor {
  const post = { userId: row.user_id, role: row.role, regionCode: row.region_code, centreCode: row.centre_code, unitId: row.unit_id, partnerCode: row.partner_code };
  // Whoever has shown one factor of two is somebody, and sees nothing yet.
  const scope = row.awaits === null ? withGrants(scopeOf(post), row.grants) : { userId: row.user_id, grantees: [], reach: 'none' as const, clearance: 'none' as const };
  return { ...post, displayName: row.display_name, locale: row.locale, scope };
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
