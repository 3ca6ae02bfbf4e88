import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import type { Actor } from './actor.js';
import { FactorsService } from './factors.service.js';
import type { OwnAccessView, SignInEventListView } from './own-access.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { freshUntil, SECOND_FACTOR_COMPULSORY } from './second-factor.rules.js';
import type { SignInEventsQuery } from './sign-in-event.dto.js';
import { type OpenSession, SessionService } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import type { Visitor } from './visitor.js';

/** What a person sees and ends of their own access. */
@Injectable()
export class OwnAccessService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(PasskeysService) private readonly passkeys: PasskeysService,
    @Inject(SignInEvents) private readonly signInEvents: SignInEvents,
  ) {}

  async view(session: OpenSession): Promise<OwnAccessView> {
    const factors = await this.factors.own(session);
    const sessions = await this.sessions.list(session.actor);
    return {
      email: session.email,
      ...(factors.passwordChangedAt && { passwordChangedAt: factors.passwordChangedAt.toISOString() }),
      ...(factors.totpSince && { totpSince: factors.totpSince.toISOString() }),
      passkeys: factors.passkeys.map(({ id, device, added_at, last_used_at }) => ({ id, device, addedAt: added_at.toISOString(), ...(last_used_at && { lastUsedAt: last_used_at.toISOString() }) })),
      passkeyPossible: this.passkeys.possible,
      recoveryCodesLeft: factors.recoveryCodesLeft,
      secondFactorCompulsory: SECOND_FACTOR_COMPULSORY[session.actor.role],
      confirmedUntil: freshUntil(session.confirmedAt).toISOString(),
      sessions: sessions.map(({ id, device, created_at, last_seen_at }) => ({ id, device, createdAt: created_at.toISOString(), lastSeenAt: last_seen_at.toISOString(), current: id === session.id })),
    };
  }

  /** @throws Refusal not-found when it is nobody's or another person's */
  async endSession(session: OpenSession, id: string, visitor: Visitor): Promise<void> {
    await this.uow.write(session.actor.scope, async () => {
      await this.sessions.end(session.actor, id);
      await this.signInEvents.noteHere('sessions-ended', { userId: session.actor.userId, visitor });
    });
  }

  async endOtherSessions(session: OpenSession, visitor: Visitor): Promise<void> {
    await this.uow.write(session.actor.scope, async () => {
      await this.sessions.endOthers(session);
      await this.signInEvents.noteHere('sessions-ended', { userId: session.actor.userId, visitor });
    });
  }

  events(session: OpenSession): Promise<SignInEventListView> {
    return this.eventsFor(session.actor, {});
  }

  /**
   * The person's own; everybody's for the auditor.
   * @throws Refusal ends-before-start
   */
  async eventsFor(actor: Actor, query: SignInEventsQuery): Promise<SignInEventListView> {
    const { shown, nextCursor } = await this.signInEvents.list(actor, query);
    return {
      ...(nextCursor !== undefined && { nextCursor }),
      items: shown.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind,
        ...(row.user_id !== null && { userId: row.user_id }),
        ...(row.user_name !== null && { user: row.user_name }),
        ...(row.actor_name !== null && row.actor_name !== row.user_name && { by: row.actor_name }),
        ...(row.method !== null && { method: row.method }),
        ...(row.network !== null && { network: row.network }),
        ...(row.device !== null && { device: row.device }),
      })),
    };
  }
}
