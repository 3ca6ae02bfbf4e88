import { IsObject, IsString, MaxLength } from 'class-validator';

export class SignInRequest {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(256)
  password!: string;
}

export class CodeRequest {
  /** Six digits of an application, or a recovery code. */
  @IsString()
  @MaxLength(40)
  code!: string;
}

export class ConfirmRequest {
  @IsString()
  @MaxLength(256)
  password!: string;
}

/** What the browser's WebAuthn answers, as JSON (WebAuthn Level 3, section 5.1). */
export class PasskeyResponse {
  @IsObject()
  response!: Record<string, unknown>;
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
  partner?: CodedView;
}

export class SessionView {
  user!: SessionUserView;
  permissions!: string[];
  expiresAt!: string;
  /** second-factor, enrolment: what it waits for before it is good for anything else */
  awaits?: string;
  /** What the person can answer with, while it is awaited. */
  secondFactor?: { totp: boolean; passkey: boolean };
}

export class WaysInView {
  passkey!: boolean;
  /** Name of the provider by which one can sign in, too. */
  provider?: string;
}
