import { insteadOf } from './absence.rules.js';
import type { Recipient } from './alert.vocabulary.js';
import { alertOf, concernOf, ladderFor, waitsUntil, type WantedAlert, type Watched } from './climb.js';

/** What somebody was told before their absence and nobody has acknowledged, the deadline still open. */
export interface ToldBefore extends Watched {
  readonly alert_id: string;
  readonly recipient_id: string;
  readonly step: number;
  readonly step_kind: string;
  readonly step_at: Date;
  readonly renewal: number;
}

/** The same alerts for whoever is told in the place of the absent. */
export function passOn(absenceId: string, told: readonly ToldBefore[], people: readonly Recipient[], now: Date): WantedAlert[] {
  return told.flatMap((alert) => {
    const absent = people.find(({ id }) => id === alert.recipient_id);
    if (absent === undefined) return [];
    const ladder = ladderFor(alert);
    const step = { number: alert.step, kind: alert.step_kind, at: alert.step_at };
    return insteadOf(absent, concernOf(alert, step, ladder), people).map((person) => {
      const telling = { person, keptBy: null, forAbsences: [absenceId] };
      const waits = alert.renewal > 0 ? null : waitsUntil(alert, step, ladder, telling, now, alert.next_at ?? undefined);
      return { ...alertOf(alert, step, telling, waits), renewal: alert.renewal };
    });
  });
}
