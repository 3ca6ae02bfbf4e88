import { IsString, MaxLength } from 'class-validator';

export class SignInRequest {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(256)
  password!: string;
}

export class CodedView {
  code!: string;
  label!: { fr: string; en: string };
}

export class SessionUserView {
  id!: string;
  displayName!: string;
  role!: string;
  locale!: string;
  region?: CodedView;
  centre?: CodedView;
  unit?: { id: string; name: string; authority: string };
}

export class SessionView {
  user!: SessionUserView;
  permissions!: string[];
  expiresAt!: string;
}
