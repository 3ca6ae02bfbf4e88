import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { type CentreRow, ReferenceService, type RegionRow } from '../reference/index.js';
import { permissionsOf } from './permissions.rules.js';
import { cookieNames, cookieOptions, DEVICE_SECONDS } from './session-cookie.js';
import { type OpenSession, type Proof, SessionService } from './session.service.js';
import { SessionView } from './session.dto.js';
import { SignInEvents } from './sign-in-events.js';
import type { SignInMethod } from './sign-in-event.vocabulary.js';
import { SignInService } from './sign-in.service.js';
import type { Visitor } from './visitor.js';

/** The part of an answer that takes cookies. */
export interface CookieJar {
  setCookie: (name: string, value: string, options: ReturnType<typeof cookieOptions>) => unknown;
}

/** Every way in ends here, so that all leave the same session, cookies and events. */
@Injectable()
export class SessionDoor {
  private readonly names: ReturnType<typeof cookieNames>;

  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(Config) private readonly config: Config,
  ) {
    this.names = cookieNames(config.publicUrl);
  }

  /** @param before the token of the session that this browser had; it ends */
  async enter(userId: string, shown: { method: SignInMethod; proof: Proof }, visitor: Visitor, jar: CookieJar, before: string | undefined): Promise<SessionView> {
    await this.sessions.close(before);
    const session = await this.mustFind(await this.sessions.open(userId, shown.proof, visitor.device));
    return this.arrive(session, shown.method, visitor, jar);
  }

  /** The waiting session has what it waited for. */
  async complete(session: OpenSession, method: SignInMethod, visitor: Visitor, jar: CookieJar): Promise<SessionView> {
    return this.arrive(await this.mustFind(await this.sessions.renew(session)), method, visitor, jar);
  }

  /** It was shown once more who it is. */
  async confirm(session: OpenSession, method: SignInMethod, visitor: Visitor, jar: CookieJar): Promise<void> {
    this.giveToken(await this.mustFind(await this.sessions.renew(session)), jar);
    await this.events.note('confirmed', { userId: session.actor.userId, method, visitor });
  }

  async view(session: OpenSession): Promise<SessionView> {
    const { actor, awaits } = session;
    const book = await this.reference.book();
    const region = actor.regionCode === null ? undefined : book.regions.get(actor.regionCode);
    const centre = actor.centreCode === null ? undefined : book.centres.get(actor.centreCode);
    const unit = actor.unitId === null ? undefined : book.units.get(actor.unitId);
    const partner = book.lists.get('partner')?.get(actor.partnerCode ?? '');
    const account = awaits === 'second-factor' ? await this.sessions.account(actor.userId) : undefined;
    return {
      user: {
        id: actor.userId,
        displayName: actor.displayName,
        role: actor.role,
        locale: actor.locale,
        ...(region && { region: coded(region) }),
        ...(centre && { centre: coded(centre) }),
        ...(unit && { unit: { id: unit.id, name: unit.name, authority: unit.authority } }),
        ...(partner && { partner: coded(partner) }),
      },
      permissions: awaits === null ? [...permissionsOf(actor.role)] : [],
      expiresAt: session.expiresAt.toISOString(),
      ...(awaits !== null && { awaits }),
      ...(account && { secondFactor: { totp: account.totp, passkey: account.passkeys > 0 } }),
    };
  }

  private async arrive(session: OpenSession, method: SignInMethod, visitor: Visitor, jar: CookieJar): Promise<SessionView> {
    const { userId } = session.actor;
    this.giveToken(session, jar);
    if (session.awaits === null) {
      jar.setCookie(this.names.device, await this.signIn.rememberDevice(userId, visitor), cookieOptions(this.config.publicUrl, DEVICE_SECONDS));
    }
    await this.events.note(session.awaits === null ? 'signed-in' : 'first-factor-given', { userId, method, visitor });
    return this.view(session);
  }

  private giveToken(session: OpenSession, jar: CookieJar): void {
    jar.setCookie(this.names.session, session.token, cookieOptions(this.config.publicUrl, this.config.sessionHours * 3_600));
  }

  private async mustFind(token: string): Promise<OpenSession> {
    const session = await this.sessions.find(token);
    if (session === undefined) throw new Error('a session just opened is gone');
    return session;
  }
}

function coded(row: RegionRow | CentreRow): { code: string; label: { fr: string; en: string } } {
  return { code: row.code, label: row.label };
}
