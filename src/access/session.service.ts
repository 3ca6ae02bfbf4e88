import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Doorstep } from '../platform/database/index.js';
import type { Actor } from './actor.js';
import { passwordFits } from './passwords.js';
import type { Role } from './roles.vocabulary.js';
import { scopeOf, withGrants } from './scope.rules.js';

interface ActorRow {
  user_id: string;
  display_name: string;
  role: Role;
  region_code: string | null;
  centre_code: string | null;
  unit_id: string | null;
  locale: 'fr' | 'en';
  expires_at: Date;
  grants: string[];
}

/** Sessions live in the database under the digest of a random token: the token itself is known to the browser alone. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(Doorstep) private readonly doorstep: Doorstep,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** @returns the id of the account, or undefined when address and password do not fit together */
  async candidate(email: string, password: string): Promise<string | undefined> {
    const [found] = await this.doorstep.query<{ id: string; hash: string }>('select id, hash from sign_in_candidate($1)', [email]);
    return (await passwordFits(found?.hash, password)) ? found?.id : undefined;
  }

  /** @returns the token for the cookie; it ends after SESSION_HOURS, or SESSION_IDLE_MINUTES without use */
  async open(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const until = new Date(now.getTime() + this.config.sessionHours * 3_600_000);
    await this.doorstep.query('select open_session($1, $2, $3, $4)', [userId, digest(token), now, until]);
    return token;
  }

  async find(token: string | undefined): Promise<{ actor: Actor; expiresAt: Date } | undefined> {
    if (token === undefined) return undefined;
    const [row] = await this.doorstep.query<ActorRow>('select a.*, active_emergency_grants(a.user_id, $2) as grants from session_actor($1, $2, make_interval(mins => $3)) a', [
      digest(token),
      this.clock.now(),
      this.config.sessionIdleMinutes,
    ]);
    return row && { actor: actorOf(row), expiresAt: row.expires_at };
  }

  async close(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.doorstep.query('select close_session($1)', [digest(token)]);
  }
}

function actorOf(row: ActorRow): Actor {
  const post = { userId: row.user_id, role: row.role, regionCode: row.region_code, centreCode: row.centre_code, unitId: row.unit_id };
  return { ...post, displayName: row.display_name, locale: row.locale, scope: withGrants(scopeOf(post), row.grants) };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
