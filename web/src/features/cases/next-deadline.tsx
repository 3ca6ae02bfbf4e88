import type { DeadlineView } from '../../api/contract';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { AlertNote } from '../clock/alert-note';
import '../clock/board.css';
import { TimeLeft } from '../clock/time-left';
import { urgencyOf } from '../clock/urgency';
import { Unconfirmed } from '../deadlines/unconfirmed';
import { Why } from '../deadlines/why';

export function NextDeadline({ deadline }: { deadline: DeadlineView }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const now = useServerNow();
  return (
    <section className={`card board-card next-deadline edge-${urgencyOf(deadline, now)}`} aria-labelledby="next-deadline">
      <h2 id="next-deadline" className="next-deadline-title">{text('case.next-deadline')}</h2>
      <TimeLeft deadline={deadline} size="big" />
      <p className="board-card-rule">{label(deadline.rule.label)}</p>
      <div className="row soft">
        {deadline.dueAt !== '' && <span>{text('deadline.due', { when: dates.instant(deadline.dueAt) })}</span>}
        {!deadline.rule.confirmed && <Unconfirmed />}
      </div>
      <AlertNote deadline={deadline} />
      <Why deadline={deadline} />
    </section>
  );
}
