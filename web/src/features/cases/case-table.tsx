import { Link } from '@tanstack/react-router';
import type { CaseSummary } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import '../../ui/table.css';
import { TimeLeft } from '../clock/time-left';
import { useChildWords } from './child-words';
import { StatusBadge } from './status-badge';

export function CaseTable({ items }: { items: readonly CaseSummary[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const nameOf = useNameOf();
  const childWords = useChildWords();
  return (
    <div className="table-frame">
      <table className="table case-table">
        <caption className="hidden-visually">{text('cases.title')}</caption>
        <thead>
          <tr><th scope="col">{text('clock.column.case')}</th><th scope="col">{text('field.child')}</th><th scope="col">{text('case.where')}</th><th scope="col">{text('case.since')}</th><th scope="col">{text('case.next-deadline')}</th></tr>
        </thead>
        <tbody>
          {items.map((summary) => (
            <tr key={summary.id}>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: summary.id }} className="code">{summary.code}</Link>
                {summary.registerNumber !== undefined && <p className="small soft register-number">{text('case.register-number', { number: summary.registerNumber })}</p>}
                <div><StatusBadge status={summary.status} /></div>
              </th>
              <td>{summary.name !== undefined && <strong>{summary.name}</strong>}<p className="sentence">{childWords(summary.sex, summary.apparentAge)}</p></td>
              <td>{summary.centre !== undefined ? nameOf('centres', summary.centre) : nameOf('regions', summary.region)}</td>
              <td>{summary.since !== undefined && dates.knownBrief(summary.since)}</td>
              <td>{summary.nextDeadline !== undefined && <><TimeLeft size="small" deadline={{ state: 'open', dueAt: summary.nextDeadline.dueAt }} /><p className="small soft">{label(summary.nextDeadline.label)}</p></>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
