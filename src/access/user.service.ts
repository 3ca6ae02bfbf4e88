import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import { accountState, type AccountFacts } from './account-state.rules.js';
import type { Actor } from './actor.js';
import { InvitationsService, type MadeInvitation } from './invitations.service.js';
import { ServiceAccounts } from './service-accounts.js';
import { newToken } from './session.service.js';
import { SignInEvents } from './sign-in-events.js';
import type { CreateUserRequest, InvitationView, InvitedUserView, UserView } from './user.dto.js';
import { User } from './user.entity.js';

@Injectable()
export class UserService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(SignInEvents) private readonly events: SignInEvents,
    @Inject(ServiceAccounts) private readonly services: ServiceAccounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** People; the accounts with which nobody signs in are not among them. */
  list(actor: Actor): Promise<UserView[]> {
    return this.uow.read(actor.scope, async () => {
      const users = await this.uow.manager.find(User, { order: { displayName: 'asc' } });
      const facts = await this.facts();
      const { units } = await this.reference.book();
      return users.filter((user) => !this.services.isOne(user.id)).map((user) => viewOf(user, facts.get(user.id), units.get(user.unitId ?? '')?.name));
    });
  }

  /** @throws Refusal email-taken, role-place-mismatch, unknown-code */
  async create(actor: Actor, input: CreateUserRequest): Promise<InvitedUserView> {
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnowCentre(input.centre, 'centre');
    await this.reference.mustKnowUnit(input.unitId, 'unitId');
    await this.reference.mustKnow('partner', input.partner, 'partner');
    const token = newToken();
    const user = {
      id: randomUUID(),
      email: input.email.toLowerCase(),
      displayName: input.displayName,
      role: input.role,
      regionCode: input.region ?? null,
      centreCode: input.centre ?? null,
      unitId: input.unitId ?? null,
      partnerCode: input.partner ?? null,
      locale: input.locale,
      active: true,
      version: 1,
    };
    const written = await this.uow.write(actor.scope, async () => {
      await this.uow.manager.insert(User, user);
      await this.invitations.write(user.id, token, 'invited');
      return { id: user.id }; // kept as the answer to a repeated request: never the token
    });
    if (written.id !== user.id) throw new Refusal('already-exists'); // the same request again: its invitation was made once
    return this.answer(actor, user, await this.invitations.deliver(token, user));
  }

  /**
   * Access begins anew: a new invitation, and the end of password, factors and sessions.
   * @throws Refusal not-found, own-account, account-closed
   */
  async resetAccess(actor: Actor, id: string): Promise<InvitedUserView> {
    const token = newToken();
    const user = await this.uow.write(actor.scope, async () => {
      const found = await this.mustFind(actor, id);
      if (!found.active) throw new Refusal('account-closed');
      await this.invitations.write(id, token, 'access-reset');
      return found;
    });
    return this.answer(actor, user, await this.invitations.deliver(token, user));
  }

  /** Nobody gets in any more, from this moment. @throws Refusal not-found, own-account */
  deactivate(actor: Actor, id: string): Promise<UserView> {
    return this.setActive(actor, id, false);
  }

  /** With what the person had before, or by a new invitation. @throws Refusal not-found, own-account */
  reactivate(actor: Actor, id: string): Promise<UserView> {
    return this.setActive(actor, id, true);
  }

  private setActive(actor: Actor, id: string, active: boolean): Promise<UserView> {
    return this.uow.write(actor.scope, async () => {
      const user = await this.mustFind(actor, id);
      if (user.active === active) return this.view(user);
      await this.uow.manager.update(User, { id }, { active, version: user.version + 1 });
      if (!active) await this.invitations.shutOut(id);
      await this.events.noteHere(active ? 'reactivated' : 'deactivated', { userId: id });
      user.active = active;
      return this.view(user);
    });
  }

  /** An administrator who shuts themselves out may have shut out the last one. */
  private async mustFind(actor: Actor, id: string): Promise<User> {
    const user = this.services.isOne(id) ? null : await this.uow.manager.findOneBy(User, { id });
    if (user === null) throw new Refusal('not-found');
    if (id === actor.userId) throw new Refusal('own-account');
    return user;
  }

  private answer(actor: Actor, user: User, invitation: MadeInvitation): Promise<InvitedUserView> {
    return this.uow.read(actor.scope, async () => ({ user: await this.view(user), invitation: viewOfInvitation(invitation) }));
  }

  /** Inside a unit of work. */
  private async view(user: User): Promise<UserView> {
    const facts = await this.facts();
    const { units } = await this.reference.book();
    return viewOf(user, facts.get(user.id), units.get(user.unitId ?? '')?.name);
  }

  /** Of every account. Inside a unit of work of an administrator. */
  private async facts(): Promise<Map<string, AccountFacts>> {
    const rows = await this.uow.query<AccountFacts & { id: string }>(
      'select user_id as id, way_in as "wayIn", second_factor as "secondFactor", invited_until as "invitedUntil" from account_states($1)',
      [this.clock.now()],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function viewOf(user: User, facts: AccountFacts | undefined, unit: string | undefined): UserView {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    state: accountState(user.active, facts),
    secondFactor: facts?.secondFactor ?? false,
    ...(facts?.invitedUntil && { invitedUntil: facts.invitedUntil.toISOString() }),
    ...(user.regionCode !== null && { region: user.regionCode }),
    ...(user.centreCode !== null && { centre: user.centreCode }),
    ...(unit !== undefined && { unit }),
    ...(user.partnerCode !== null && { partner: user.partnerCode }),
  };
}

function viewOfInvitation({ until, mailed, link }: MadeInvitation): InvitationView {
  return { until: until.toISOString(), mailed, ...(link !== undefined && { link }) };
}
