import { Link } from '@tanstack/react-router';
import type { DeadlineView } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { IconHand, IconPin } from '../../ui/icons';
import { StatusBadge } from '../cases/status-badge';
import { KnownLate } from '../deadlines/known-late';
import { Unconfirmed } from '../deadlines/unconfirmed';
import { AlertNote } from './alert-note';
import { TimeLeft } from './time-left';
import { urgencyOf } from './urgency';

export function BoardCards({ items }: { items: readonly DeadlineView[] }) {
  const text = useText();
  return <ul className="board-cards" aria-label={text('clock.title')}>{items.map((deadline) => <BoardCard key={deadline.id} deadline={deadline} />)}</ul>;
}

function BoardCard({ deadline }: { deadline: DeadlineView }) {
  const text = useText();
  const label = useLabel();
  const nameOf = useNameOf();
  const dates = useDates();
  const now = useServerNow();
  return (
    <li className={`board-card card edge-${urgencyOf(deadline, now)}`}>
      <TimeLeft deadline={deadline} />
      <p className="board-card-rule">{label(deadline.rule.label)}</p>
      <div className="row">
        <Link to="/cases/$caseId" params={{ caseId: deadline.caseId }} className="code board-card-link">{deadline.caseCode}</Link>
        <StatusBadge status={deadline.status} />
      </div>
      <dl className="board-card-facts">
        {deadline.region !== undefined && <div><dt><IconPin size={18} /><span className="hidden-visually">{text('case.where')}</span></dt><dd>{nameOf('regions', deadline.region)}</dd></div>}
        <div><dt><IconHand size={18} /><span className="hidden-visually">{text('case.answerable')}</span></dt><dd>{deadline.answerable}</dd></div>
      </dl>
      <div className="row small soft">
        {deadline.dueAt !== '' && <span>{text('deadline.due', { when: dates.short(deadline.dueAt) })}</span>}
        {!deadline.rule.confirmed && <Unconfirmed />}
      </div>
      <KnownLate deadline={deadline} />
      <AlertNote deadline={deadline} />
    </li>
  );
}
