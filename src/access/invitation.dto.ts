import { IsString, Matches, MaxLength } from 'class-validator';

/** 32 random bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;

export class InvitationTokenRequest {
  @IsString()
  @Matches(TOKEN)
  token!: string;
}

export class AcceptInvitationRequest extends InvitationTokenRequest {
  @IsString()
  @MaxLength(256)
  password!: string;
}

/** What whoever holds the link may know. */
export class OpenInvitationView {
  email!: string;
  displayName!: string;
  secondFactorCompulsory!: boolean;
  locale!: string;
}
