import { Link } from '@tanstack/react-router';
import type { ClockView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { IconLater, IconOverdue, IconSoon } from '../../ui/icons';
import { SOON_HOURS } from './urgency';

const FILTERS = [
  { show: 'overdue', count: 'overdue', icon: IconOverdue },
  { show: 'soon', count: 'dueSoon', icon: IconSoon },
  { show: undefined, count: 'open', icon: IconLater },
] as const;

/** Three numbers that are also the three ways to look at the board; the choice stands in the address. */
export function BoardFilters({ counts }: { counts: ClockView['counts'] }) {
  const text = useText();
  return (
    <nav className="board-filters" aria-label={text('clock.filter')}>
      {FILTERS.map((filter) => {
        const Icon = filter.icon;
        const count = counts[filter.count];
        return (
          <Link key={filter.count} to="/clock" search={filter.show === undefined ? {} : { show: filter.show }} className={`board-filter board-filter-${filter.count}`} resetScroll={false} replace
            activeOptions={{ exact: true }}>
            <Icon size={26} /><span className="board-filter-count numbers">{count}</span><span>{text(`clock.count.${filter.count}`, { n: count, hours: SOON_HOURS })}</span>
          </Link>
        );
      })}
    </nav>
  );
}
