import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useNameOf } from '../../api/reference';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import '../../ui/table.css';
import { ReportPage } from '../reports/report-frame';
import { restrictedCountsQuery } from './restricted.queries';

/** Children by restricted service and need in a year, for the whole country; no line below five. */
export function RestrictedCountsPage() {
  const text = useText();
  const nameOf = useNameOf();
  const { year = new Date().getUTCFullYear() } = useSearch({ from: '/inside/reports/restricted' });
  const found = useQuery(restrictedCountsQuery(year));
  return (
    <ReportPage title="restricted.counts">
      <p className="report-period">{text('restricted.counts-year', { year: String(year) })}</p>
      <p className="no-print"><Link to="/reports/restricted" search={{ year: year - 1 }} className="back">{text('restricted.year-before', { year: String(year - 1) })}</Link></p>
      <Banner kind="info"><p>{text('restricted.counts-help')}</p></Banner>
      <QueryState of={found}>
        {({ items }) => (items.length === 0 ? <Empty>{text('restricted.counts-none')}</Empty> : (
          <table className="table">
            <thead><tr><th scope="col">{text('restricted.counts-of')}</th><th scope="col" className="number">{text('restricted.children')}</th></tr></thead>
            <tbody>
              {items.map(({ kind, code, children }) => <tr key={`${kind} ${code}`}><th scope="row">{text(`restricted.kind.${kind}`)} : {nameOf(kind === 'need' ? 'girlsNeeds' : 'services', code)}</th><td className="number">{children}</td></tr>)}
            </tbody>
          </table>
        ))}
      </QueryState>
    </ReportPage>
  );
}
