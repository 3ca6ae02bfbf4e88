import { Link } from '@tanstack/react-router';
import type { CaseSummary } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { TimeLeft } from '../clock/time-left';
import { useChildWords } from './child-words';
import { StatusBadge } from './status-badge';

export function CaseCards({ items }: { items: readonly CaseSummary[] }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const nameOf = useNameOf();
  const childWords = useChildWords();
  return (
    <ul className="case-cards" aria-label={text('cases.title')}>
      {items.map((summary) => (
        <li key={summary.id} className="case-card card">
          <div className="row spread">
            <Link to="/cases/$caseId" params={{ caseId: summary.id }} className="code case-card-link">{summary.code}</Link>
            <StatusBadge status={summary.status} />
          </div>
          {summary.name !== undefined && <p className="case-card-name">{summary.name}</p>}
          <p className="sentence">{childWords(summary.sex, summary.apparentAge)}</p>
          <p className="soft">
            {[summary.centre !== undefined ? nameOf('centres', summary.centre) : nameOf('regions', summary.region), summary.since !== undefined && text('case.since-when', { precision: dates.precision(summary.since), when: dates.known(summary.since) })].filter(Boolean).join(' · ')}
          </p>
          {summary.nextDeadline !== undefined && (
            <p className="case-card-due"><TimeLeft size="small" deadline={{ state: 'open', dueAt: summary.nextDeadline.dueAt }} /><span className="small">{label(summary.nextDeadline.label)}</span></p>
          )}
        </li>
      ))}
    </ul>
  );
}
