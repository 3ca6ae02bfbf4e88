import { Refusal } from '../platform/refusal/index.js';
import type { Role } from './roles.vocabulary.js';

/**
 * Who may not work without a second factor: whoever sees more than one place, or can let others in: what a stolen
 * password gives away grows with its reach. Everybody else may have one, and is then asked for it.
 */
export const SECOND_FACTOR_COMPULSORY: Readonly<Record<Role, boolean>> = {
  'security-liaison': false,
  'centre-worker': false,
  'centre-manager': false,
  'case-worker': false,
  'regional-officer': true,
  'national-officer': true,
  monitor: true,
  analyst: false,
  auditor: true,
  administrator: true,
};

/** What somebody has enrolled. */
export interface Factors {
  readonly totp: boolean;
  readonly passkeys: number;
}

/** What a session is still waiting for before it is good for anything else. */
export type Awaits = 'second-factor' | 'enrolment';

/** What the password alone opens. */
export function awaitedAfterPassword(role: Role, factors: Factors): Awaits | null {
  if (factors.totp || factors.passkeys > 0) return 'second-factor';
  return SECOND_FACTOR_COMPULSORY[role] ? 'enrolment' : null;
}

/** @throws Refusal last-second-factor */
export function mustKeepOneFactor(role: Role, left: Factors): void {
  if (SECOND_FACTOR_COMPULSORY[role] && !left.totp && left.passkeys === 0) throw new Refusal('last-second-factor');
}

const FRESH_MS = 10 * 60_000;

/**
 * Before a factor is changed, who it is must have been shown lately, so that an unattended laptop gives nobody a way in.
 * @throws Refusal confirmation-required
 */
export function mustBeFresh(confirmedAt: Date, now: Date): void {
  if (now > freshUntil(confirmedAt)) throw new Refusal('confirmation-required');
}

export function freshUntil(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + FRESH_MS);
}
