import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DayItem } from '../../api/contract';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { DayItems } from './day-items';
import { dayQuery } from './working-day.queries';
import './day.css';

const SOON_MS = 24 * 3_600_000;
/** Of what is due later, so many before the rest is folded away: what is overdue, and what others owe, must not be scrolled past. */
const LATER_SHOWN = 8;

/** One's day: overdue, due within a day, later, and what others owe. Nothing here was typed for it: it is read off what the system knows. */
export function DayPage() {
  const text = useText();
  const may = useMay();
  const found = useQuery(dayQuery);
  return (
    <Page title={text('day.title')}>
      <QueryState of={found}>
        {({ now, mine: all, waiting, more, children }) => {
          const mine = all.filter(({ kind }) => kind !== 'mention');
          const at = Date.parse(now);
          const due = ({ dueAt }: DayItem): number => (dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(dueAt));
          return (
            <div className="stack">
              <p className="row">
                {children > 0 && <Link to="/cases" search={{}}>{text('day.children', { n: children })}</Link>}
                {may('case.assign') && <Link to="/caseload">{text('nav.caseload')}</Link>}
              </p>
              <Part id="named" title={text('day.named')} items={all.filter(({ kind }) => kind === 'mention')} />
              {all.length === 0 && <Empty good>{text('day.nothing')}</Empty>}
              <Part id="overdue" title={text('day.overdue')} items={mine.filter((item) => due(item) < at)} />
              <Part id="soon" title={text('day.soon')} items={mine.filter((item) => due(item) >= at && due(item) <= at + SOON_MS)} />
              <Part id="later" title={text('day.later')} items={mine.filter((item) => due(item) > at + SOON_MS)} shown={LATER_SHOWN} />
              {more && <Banner kind="info"><p>{text('day.more')} <Link to="/clock" search={{}}>{text('nav.clock')}</Link></p></Banner>}
              <Part id="waiting" title={text('day.waiting')} items={waiting} empty={<p className="soft">{text('day.waiting-none')}</p>} />
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

interface PartProps { id: string; title: string; items: readonly DayItem[]; empty?: ReactNode; shown?: number }

function Part({ id, title, items, empty = null, shown = items.length }: PartProps) {
  const text = useText();
  const rest = items.slice(shown);
  if (items.length === 0 && empty === null) return null;
  return (
    <section className="stack-small" aria-labelledby={id}>
      <h2 id={id}>{title} ({items.length})</h2>
      {items.length === 0 ? empty : <DayItems items={items.slice(0, shown)} />}
      {rest.length > 0 && <Disclosure title={text('day.rest', { n: rest.length })}><DayItems items={rest} /></Disclosure>}
    </section>
  );
}
