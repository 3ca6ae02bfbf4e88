import type { DeadlineView } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import './why.css';

/** Its start became known late: who looks at the clock is not to think that somebody slept. */
export function KnownLate({ deadline: { knownLateAt } }: { deadline: DeadlineView }) {
  const text = useText();
  const dates = useDates();
  return knownLateAt === undefined ? null : <p className="known-late small">{text('deadline.known-late', { when: dates.instant(knownLateAt) })}</p>;
}
