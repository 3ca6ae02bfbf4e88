import { Link } from '@tanstack/react-router';
import type { CaseFilter } from '../../api/queries';
import { useText } from '../../i18n/use-text';
import { STATUSES } from './statuses';

export function StatusChips({ filter: { status, ...rest } }: { filter: CaseFilter }) {
  const text = useText();
  return (
    <nav className="status-chips" aria-label={text('cases.status')}>
      {[undefined, ...STATUSES].map((choice) => (
        <Link key={choice ?? 'any'} to="/cases" search={{ ...rest, ...(choice !== undefined && { status: choice }) }} replace resetScroll={false} className="status-chip" activeProps={{}} aria-current={status === choice ? 'true' : undefined}>
          {text(choice === undefined ? 'cases.any-status' : `status.${choice}`)}
        </Link>
      ))}
    </nav>
  );
}
