import { Refusal } from '../platform/refusal/index.js';
import type { Access, AccessState, GrantFact } from './emergency.vocabulary.js';

/** No grant lasts longer; the database says the same (emergency_three_hours_at_most). */
export const MOST_MINUTES = 180;
/** How often one person may ask within 24 hours, for codes that exist and for codes that do not. */
export const ASKED_A_DAY = 5;

/** The first instant at which the grant no longer holds. @throws Refusal invalid-request: not a whole number of minutes from 1 to 180 */
export function agreedEnd(openedAt: Date, minutes: number): Date {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) throw new Refusal('invalid-request', 'minutes');
  return new Date(openedAt.getTime() + minutes * 60_000);
}

/** The end agreed at the opening, or the earlier one at which somebody put an end to it. */
export function endOfAccess({ endsAt, endedAt }: Pick<Access, 'endsAt' | 'endedAt'>): Date {
  return endedAt !== null && endedAt < endsAt ? endedAt : endsAt;
}

export function runs(access: Pick<Access, 'openedAt' | 'endsAt' | 'endedAt'>, at: Date): boolean {
  return access.openedAt <= at && at < endOfAccess(access);
}

export function stateOf(access: Access, at: Date): AccessState {
  if (access.reviewedAt !== null) return 'reviewed';
  return runs(access, at) ? 'running' : 'to-review';
}

/** @throws Refusal emergency-over */
export function decideEnd(access: Access, at: Date): void {
  if (!runs(access, at)) throw new Refusal('emergency-over');
}

/** @throws Refusal emergency-own-review, emergency-still-running, emergency-reviewed */
export function decideReview(access: Access, reviewer: string, at: Date): void {
  if (access.userId === reviewer) throw new Refusal('emergency-own-review');
  if (runs(access, at)) throw new Refusal('emergency-still-running');
  if (access.reviewedAt !== null) throw new Refusal('emergency-reviewed');
}

/**
 * What the time limits wait for. The end is known from the opening on (it was agreed then), so that the review is announced at once,
 * while the grant still runs; an earlier end moves it.
 */
export function factsOfGrant(access: Access): GrantFact[] {
  const told = { subjectId: access.id, precision: 'minute' as const };
  return [
    { ...told, kind: 'emergency.ended', at: endOfAccess(access), recordedAt: access.openedAt },
    ...(access.reviewedAt === null ? [] : [{ ...told, kind: 'emergency.reviewed' as const, at: access.reviewedAt, recordedAt: access.reviewedAt }]),
  ];
}
