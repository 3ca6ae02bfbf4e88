import type { DeadlineView } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { TimeLeft } from '../clock/time-left';
import { KnownLate } from '../deadlines/known-late';
import { Unconfirmed } from '../deadlines/unconfirmed';
import { Why } from '../deadlines/why';

export function CaseDeadlines({ deadlines }: { deadlines: readonly DeadlineView[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  if (deadlines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="deadlines">
      <h2 id="deadlines">{text('case.deadlines')}</h2>
      <ul className="case-deadlines">
        {deadlines.map((deadline) => (
          <li key={deadline.id}>
            <p className="board-card-rule">{label(deadline.rule.label)}</p>
            <div className="row spread"><TimeLeft deadline={deadline} size="small" />{!deadline.rule.confirmed && <Unconfirmed />}</div>
            <p className="small soft">
              {deadline.dueAt !== '' && text('deadline.due', { when: dates.instant(deadline.dueAt) })}
              {deadline.settledAt !== undefined && ` · ${text('deadline.settled', { precision: dates.precision(deadline.settledAt), when: dates.known(deadline.settledAt) })}`}
            </p>
            <KnownLate deadline={deadline} />
            <Why deadline={deadline} />
          </li>
        ))}
      </ul>
    </section>
  );
}
