import { Link } from '@tanstack/react-router';
import type { DeadlineView } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useServerNow } from '../../api/server-clock';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { IconHand, IconPin } from '../../ui/icons';
import '../../ui/table.css';
import { StatusBadge } from '../cases/status-badge';
import { KnownLate } from '../deadlines/known-late';
import { Unconfirmed } from '../deadlines/unconfirmed';
import { AlertNote } from './alert-note';
import { TimeLeft } from './time-left';
import { urgencyOf } from './urgency';

export function BoardTable({ items }: { items: readonly DeadlineView[] }) {
  const text = useText();
  const label = useLabel();
  const nameOf = useNameOf();
  const dates = useDates();
  const now = useServerNow();
  return (
    <div className="table-frame">
      <table className="table board-table">
        <caption className="hidden-visually">{text('clock.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('clock.column.time')}</th><th scope="col">{text('clock.column.case')}</th><th scope="col">{text('clock.column.rule')}</th>
            <th scope="col">{text('clock.column.where')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((deadline) => (
            <tr key={deadline.id} className={`edge-${urgencyOf(deadline, now)}`}>
              <td>
                <TimeLeft deadline={deadline} />
                {deadline.dueAt !== '' && <p className="small soft">{dates.short(deadline.dueAt)}</p>}
              </td>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: deadline.caseId }} className="code">{deadline.caseCode}</Link>
                <div><StatusBadge status={deadline.status} /></div>
              </th>
              <td>
                <p>{label(deadline.rule.label)}</p>
                <div className="row">{!deadline.rule.confirmed && <Unconfirmed />}</div>
                <KnownLate deadline={deadline} />
                <AlertNote deadline={deadline} />
              </td>
              <td>
                {deadline.region !== undefined && <p className="place"><IconPin size={18} />{nameOf('regions', deadline.region)}</p>}
                <p className="place"><IconHand size={18} />{deadline.answerable}</p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
