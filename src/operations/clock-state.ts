import type { ClockState } from './clock-health.rules.js';

interface StateRow {
  readonly swept_at: Date | null;
  readonly alerted_at: Date | null;
  readonly alert_late_seconds: number | null;
  readonly delivered_at: Date | null;
  readonly delivery_late_seconds: number | null;
  readonly due: number;
  readonly due_since: Date | null;
}

/** What asks the database: the application at its doorstep, the worker on its connection. */
interface Asks {
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

export async function readClockState(database: Asks, now: Date): Promise<ClockState> {
  const [row] = await database.query<StateRow>('select * from clock_state($1)', [now]);
  if (row === undefined) throw new Error('the database gave no state of the clock');
  return {
    sweptAt: row.swept_at,
    alertedAt: row.alerted_at,
    alertLateSeconds: row.alert_late_seconds,
    deliveredAt: row.delivered_at,
    deliveryLateSeconds: row.delivery_late_seconds,
    due: row.due,
    dueSince: row.due_since,
  };
}
