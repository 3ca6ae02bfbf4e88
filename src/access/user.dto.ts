import { IsEmail, MaxLength } from 'class-validator';
import { ChoiceField, CodeField, IdField, TextField } from '../platform/http/index.js';
import { ROLES, type Role } from './roles.vocabulary.js';

export class CreateUserRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @TextField(80)
  displayName!: string;

  @ChoiceField(ROLES)
  role!: Role;

  @CodeField({ optional: true })
  region?: string;

  @CodeField({ optional: true })
  centre?: string;

  @IdField({ optional: true })
  unitId?: string;

  /** The partner organisation that a case worker works for: a code of the list partner. */
  @CodeField({ optional: true })
  partner?: string;

  @ChoiceField(['fr', 'en'])
  locale!: 'fr' | 'en';
}

export class UserView {
  id!: string;
  email!: string;
  displayName!: string;
  role!: string;
  region?: string;
  centre?: string;
  unit?: string;
  partner?: string;
  /** invited, active, without-access, inactive */
  state!: string;
  secondFactor!: boolean;
  invitedUntil?: string;
}

export class InvitationView {
  until!: string;
  mailed!: boolean;
  /** Shown once, where it could not be mailed: to be handed over in person. */
  link?: string;
}

export class InvitedUserView {
  user!: UserView;
  invitation!: InvitationView;
}

export class UserListView {
  items!: UserView[];
}
