import type { Problem } from './outcome.vocabulary.js';

/** Minutes to wait after the first, second... failed attempt. Two days in all: a mail server that is down over a week-end is bridged. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440, 1440] as const;
/** Nobody may put us off for longer than the longest wait of our own, in seconds. */
const LONGEST = 86_400;
/** Where something else can take over: so many attempts, and no wait beyond so many minutes. */
const ATTEMPTS_BEFORE_REPLACED = 3;
const PATIENCE_MINUTES = 15;

/**
 * When to try again after `attempts` failed ones. The same waits for everybody: what fails together is tried one after the other anyway.
 * @param replaceable something else can take over, and what is urgent need not wait two days for it
 * @returns undefined: given up, and shown as failed
 */
export function nextTry(attempts: number, now: Date, { final = false, retryAfter = 0 }: Partial<Problem> = {}, replaceable = false): Date | undefined {
  const minutes = WAITS[attempts - 1];
  if (final || minutes === undefined) return undefined;
  const wait = Math.max(minutes * 60, Math.min(retryAfter, LONGEST));
  if (replaceable && (attempts >= ATTEMPTS_BEFORE_REPLACED || wait > PATIENCE_MINUTES * 60)) return undefined;
  return new Date(now.getTime() + wait * 1_000);
}

/** Seconds of a Retry-After header: a number, or an HTTP date. What cannot be read says nothing. */
export function retryAfterOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim());
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1_000));
}
