import { IsString, MaxLength } from 'class-validator';

export class ChangePasswordRequest {
  @IsString()
  @MaxLength(256)
  current!: string;

  @IsString()
  @MaxLength(256)
  next!: string;
}

export class PasskeyView {
  id!: string;
  device!: string;
  addedAt!: string;
  lastUsedAt?: string;
}

export class OwnSessionView {
  id!: string;
  device!: string;
  createdAt!: string;
  lastSeenAt!: string;
  current!: boolean;
}

export class OwnAccessView {
  email!: string;
  passwordChangedAt?: string;
  totpSince?: string;
  passkeys!: PasskeyView[];
  passkeyPossible!: boolean;
  recoveryCodesLeft!: number;
  secondFactorCompulsory!: boolean;
  /** Until then a factor may be changed without showing once more who it is. */
  confirmedUntil!: string;
  sessions!: OwnSessionView[];
}

export class NewTotpView {
  /** Base32, to be typed where no camera reads the address. */
  secret!: string;
  /** otpauth:// address for the QR code. */
  address!: string;
}

/** Shown once: the server keeps digests. */
export class RecoveryCodesView {
  codes!: string[];
}

export class AddedFactorView {
  /** With the first factor only. */
  recoveryCodes?: string[];
}

export class SignInEventView {
  id!: string;
  at!: string;
  kind!: string;
  userId?: string;
  user?: string;
  /** Who did it, where it was not the person. */
  by?: string;
  method?: string;
  network?: string;
  device?: string;
}

export class SignInEventListView {
  items!: SignInEventView[];
  nextCursor?: string;
}
