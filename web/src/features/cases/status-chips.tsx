import { Link } from '@tanstack/react-router';
import type { CaseNarrowing } from '../../api/queries';
import { useText } from '../../i18n/use-text';
import { STATUSES } from './statuses';
import { withFilter } from './with-filter';

export function StatusChips({ narrowing }: { narrowing: CaseNarrowing }) {
  const text = useText();
  return (
    <nav className="status-chips" aria-label={text('cases.status')}>
      {[undefined, ...STATUSES].map((choice) => (
        <Link key={choice ?? 'any'} to="/cases" search={withFilter(narrowing, { status: choice })} replace state resetScroll={false} className="status-chip" activeOptions={{ exact: true }}>
          {text(choice === undefined ? 'cases.any-status' : `status.${choice}`)}
        </Link>
      ))}
    </nav>
  );
}
