import { totpCode } from '../../src/access/index.js';
import type { Clock } from '../../src/platform/clock/index.js';
import { TOTP_SECRET } from './world.js';

const STEP_MS = 30_000;
const used = new Map<string, number>();

/** A code that this account has not used yet: the one of now or, for who signs in again at once, the next. */
export function nextCode(email: string, clock: Clock, secret = TOTP_SECRET): string {
  const now = Math.floor(clock.now().getTime() / STEP_MS);
  const step = Math.max(now, (used.get(email) ?? 0) + 1);
  if (step > now + 1) throw new Error(`${email} has used every code there is just now`);
  used.set(email, step);
  return totpCode(secret, new Date(step * STEP_MS));
}
