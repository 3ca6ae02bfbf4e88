import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { Actor } from './actor.js';
import { hashPassword } from './passwords.js';
import type { CreatedUserView, CreateUserRequest, UserView } from './user.dto.js';
import { User } from './user.entity.js';

@Injectable()
export class UserService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  list(actor: Actor): Promise<UserView[]> {
    return this.uow.read(actor.scope, async () => {
      const users = await this.uow.manager.find(User, { order: { displayName: 'asc' } });
      const { units } = await this.reference.book();
      return users.map((user) => viewOf(user, user.unitId === null ? undefined : units.get(user.unitId)?.name));
    });
  }

  /** @throws Refusal email-taken, role-place-mismatch, unknown-code */
  async create(actor: Actor, input: CreateUserRequest): Promise<CreatedUserView> {
    await this.reference.mustKnowRegion(input.region, 'region');
    await this.reference.mustKnowCentre(input.centre, 'centre');
    await this.reference.mustKnowUnit(input.unitId, 'unitId');
    const temporaryPassword = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(temporaryPassword);
    const user = {
      id: randomUUID(),
      email: input.email.toLowerCase(),
      displayName: input.displayName,
      role: input.role,
      regionCode: input.region ?? null,
      centreCode: input.centre ?? null,
      unitId: input.unitId ?? null,
      locale: input.locale,
      active: true,
      version: 1,
    };
    const written = await this.uow.write(actor.scope, async () => {
      await this.uow.manager.insert(User, user);
      await this.uow.query('select set_password($1, $2)', [user.id, passwordHash]);
      return { id: user.id }; // kept as the answer to a repeated request: never the password
    });
    if (written.id !== user.id) throw new Refusal('already-exists'); // the same request again: its password was shown once
    return { user: viewOf(user, undefined), temporaryPassword };
  }
}

function viewOf(user: User, unit: string | undefined): UserView {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    active: user.active,
    ...(user.regionCode !== null && { region: user.regionCode }),
    ...(user.centreCode !== null && { centre: user.centreCode }),
    ...(unit !== undefined && { unit }),
  };
}
