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
  active!: boolean;
}

export class CreatedUserView {
  user!: UserView;
  /** Shown once; handed over by word of mouth. */
  temporaryPassword!: string;
}

export class UserListView {
  items!: UserView[];
}
