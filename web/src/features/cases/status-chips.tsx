import { Link } from '@tanstack/react-router';
import type { CaseFilter } from '../../api/queries';
import { useText } from '../../i18n/use-text';
import { STATUSES } from './statuses';
import { withFilter } from './with-filter';

export function StatusChips({ filter }: { filter: CaseFilter }) {
  const text = useText();
  return (
    <nav className="status-chips" aria-label={text('cases.status')}>
      {[undefined, ...STATUSES].map((choice) => (
        <Link key={choice ?? 'any'} to="/cases" search={withFilter(filter, { status: choice })} replace resetScroll={false} className="status-chip" activeOptions={{ exact: true }}>
          {text(choice === undefined ? 'cases.any-status' : `status.${choice}`)}
        </Link>
      ))}
    </nav>
  );
}
