export const SIGN_IN_EVENTS = [
  'signed-in', 'first-factor-given', 'refused', 'throttled', 'signed-out', 'confirmed', 'second-factor-refused', 'password-changed', 'totp-added', 'totp-removed', 'passkey-added', 'passkey-removed',
  'recovery-codes-made', 'sessions-ended', 'invited', 'invitation-accepted', 'access-reset', 'deactivated', 'reactivated', 'provider-linked', 'provider-refused',
] as const;

export type SignInEventKind = (typeof SIGN_IN_EVENTS)[number];

/** By what somebody showed, or failed to show, who they are. */
export type SignInMethod = 'password' | 'totp' | 'recovery-code' | 'passkey' | 'provider' | 'invitation';
