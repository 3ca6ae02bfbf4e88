import type { DeadlineView } from '../../api/contract';

export type Urgency = 'overdue' | 'soon' | 'later' | 'met' | 'late' | 'lapsed' | 'undated';

/** The server counts "due soon" by the same span. */
export const SOON_HOURS = 24;
const SOON_MS = SOON_HOURS * 3_600_000;

/** How a deadline stands at this instant. An open one whose time nobody knows is not silently "fine". */
export function urgencyOf({ state, dueAt }: Pick<DeadlineView, 'state' | 'dueAt'>, now: number): Urgency {
  if (state !== 'open') return state;
  const left = Date.parse(dueAt) - now;
  if (Number.isNaN(left)) return 'undated';
  if (left <= 0) return 'overdue';
  return left <= SOON_MS ? 'soon' : 'later';
}
