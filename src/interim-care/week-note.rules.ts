import type { Standing } from '../cases/index.js';
import { endOf } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';

const DAY = 86_400_000;

/** The Monday of the week of a day, '2026-03-09'; Mali keeps UTC. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00.000Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - sinceMonday * DAY).toISOString().slice(0, 10);
}

/**
 * The note of a week that has begun, and in which the child was here.
 * @param week any day of it
 * @throws Refusal case-closed, not-in-care, week-outside-stay, week-noted
 */
export function decideWeekNote(standing: Standing, week: string, { today, noted }: { today: string; noted: ReadonlySet<string> }): { stayId: string; week: string } {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.stay === null) throw new Refusal('not-in-care');
  const monday = mondayOf(week);
  const over = new Date(`${monday}T00:00:00.000Z`).getTime() + 7 * DAY;
  const admitted = standing.stay.admittedAt;
  if (monday > today || over <= Math.min(admitted.at.getTime(), endOf(admitted).getTime())) throw new Refusal('week-outside-stay', 'week');
  if (noted.has(monday)) throw new Refusal('week-noted', 'week');
  return { stayId: standing.stay.id, week: monday };
}
