import type { QuietHours, Subject } from './alert.vocabulary.js';

const MINUTE = 60_000;
const DAY = 1_440;

/**
 * When the quiet spell ends in which this instant lies; undefined outside one. Mali keeps UTC all year: no hour is ever skipped or
 * told twice. Half-open: at the last minute's end one may be told.
 */
export function endOfQuiet({ from, to }: QuietHours, at: Date): Date | undefined {
  const sinceMidnight = (at.getTime() % (DAY * MINUTE)) / MINUTE;
  const into = modulo(sinceMidnight - from);
  const length = modulo(to - from);
  return into < length ? new Date(at.getTime() + (length - into) * MINUTE) : undefined;
}

/** The steps of one ladder as far as they decide what may wait. */
interface Place {
  readonly kind: string;
  readonly number: number;
}

/**
 * What may wait until the morning: that a time limit runs, and that it will end some day. Never the limit or what follows it, never
 * the last warning before a custody's limit, and nothing of an emergency access, as somebody is in the file now, or of a grave incident: it is answered the same night.
 */
export function mayWait(step: Place, ladder: readonly Place[], subject: Subject): boolean {
  if (subject === 'access' || subject === 'incident') return false;
  if (step.kind === 'opened') return true;
  if (!step.kind.startsWith('warning-')) return false;
  const last = ladder.findLast(({ kind }) => kind.startsWith('warning-'));
  return subject !== 'custody' || step.number !== last?.number;
}

/**
 * Not before this instant is the person to be told; undefined: at once. What would reach them only with the next step is told at once:
 * otherwise the night would swallow it.
 */
export function tellFrom(quiet: QuietHours | null, now: Date, nextStepAt: Date | undefined): Date | undefined {
  const end = quiet === null ? undefined : endOfQuiet(quiet, now);
  return end === undefined || (nextStepAt !== undefined && end >= nextStepAt) ? undefined : end;
}

function modulo(minutes: number): number {
  return ((minutes % DAY) + DAY) % DAY;
}

/** Minutes after midnight of '21:00'. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** '21:00' of minutes after midnight. */
export function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
