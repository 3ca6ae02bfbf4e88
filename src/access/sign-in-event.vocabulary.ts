export const SIGN_IN_EVENTS = [
  'signed-in', 'first-factor-given', 'refused', 'throttled', 'signed-out', 'confirmed', 'second-factor-refused', 'password-changed', 'totp-added', 'totp-removed', 'passkey-added', 'passkey-removed',
  'recovery-codes-made', 'sessions-ended', 'invited', 'invitation-accepted', 'access-reset', 'deactivated', 'reactivated', 'provider-linked', 'provider-refused',
] as const;

export type SignInEventKind = (typeof SIGN_IN_EVENTS)[number];

export const SIGN_IN_TOPICS = ['entry', 'failure', 'lock-out', 'session', 'factor', 'account'] as const;

export type SignInTopic = (typeof SIGN_IN_TOPICS)[number];

/** What an auditor asks for, of which an event is one. */
export const TOPIC_OF: Readonly<Record<SignInEventKind, SignInTopic>> = {
  'signed-in': 'entry',
  'first-factor-given': 'entry',
  'signed-out': 'entry',
  confirmed: 'entry',
  refused: 'failure',
  'second-factor-refused': 'failure',
  'provider-refused': 'failure',
  throttled: 'lock-out',
  'sessions-ended': 'session',
  'password-changed': 'factor',
  'totp-added': 'factor',
  'totp-removed': 'factor',
  'passkey-added': 'factor',
  'passkey-removed': 'factor',
  'recovery-codes-made': 'factor',
  'provider-linked': 'factor',
  invited: 'account',
  'invitation-accepted': 'account',
  'access-reset': 'account',
  deactivated: 'account',
  reactivated: 'account',
};

/** By what somebody showed, or failed to show, who they are. */
export type SignInMethod = 'password' | 'totp' | 'recovery-code' | 'passkey' | 'provider' | 'invitation';
