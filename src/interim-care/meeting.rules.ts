const A_DAY = 86_400_000;

/** The instants between which something is "since yesterday" and "today", by civil days of Mali (UTC). */
export function meetingTimes(now: Date): { readonly since: Date; readonly until: Date } {
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00.000Z`);
  return { since: new Date(today - A_DAY), until: new Date(today + A_DAY) };
}

export type Due = 'past-limit' | 'overdue' | 'today' | 'later';

/**
 * A stay past its limit is said apart from what is overdue otherwise: the meeting decides where the child goes.
 * @param settling kinds of facts that settle the time limit
 */
export function dueOf(dueAt: Date, settling: readonly string[], now: Date): Due {
  if (dueAt >= meetingTimes(now).until) return 'later';
  if (dueAt > now) return 'today';
  return settling.includes('stay.discharged') ? 'past-limit' : 'overdue';
}
