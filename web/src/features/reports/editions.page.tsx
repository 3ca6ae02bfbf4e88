import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Edition } from '../../api/contract';
import { editionsQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { ReportPage } from './report-frame';

/** Reports frozen for good, newest first. */
export function EditionsPage() {
  const text = useText();
  const found = useQuery(editionsQuery);
  return (
    <ReportPage title="editions.title">
      <p className="soft measure">{text('editions.intro')}</p>
      <QueryState of={found}>
        {({ items, freezable }) => (
          <>
            {freezable && <div className="no-print"><ButtonLink to="/reports/known">{text('editions.new')}</ButtonLink></div>}
            {items.length === 0 ? <Empty>{text('editions.none')}</Empty> : <ul className="card flush report-rows">{items.map((edition) => <Line key={edition.id} edition={edition} />)}</ul>}
          </>
        )}
      </QueryState>
    </ReportPage>
  );
}

function Line({ edition: { id, number, label: report, from, to, frozenAt, frozenBy } }: { edition: Edition }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const when = dates.instant(frozenAt);
  return (
    <li>
      <h3><Link className="edition-link" to="/reports/editions/$editionId" params={{ editionId: id }}>{number} · {label(report)}</Link></h3>
      <p>{text('editions.period', { from: dates.day(from), to: dates.day(to) })}</p>
      <p className="small soft">{frozenBy === undefined ? text('editions.line', { when }) : text('editions.line-by', { when, by: frozenBy })}</p>
    </li>
  );
}
