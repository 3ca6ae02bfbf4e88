/** Minutes to wait after the first, second... failed attempt. Two days in all: a mail server that is down over a week-end is bridged. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440, 1440] as const;

/** When to try again after `attempts` failed ones; undefined: given up, and shown as failed. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const minutes = WAITS[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}
