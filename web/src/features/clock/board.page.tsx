import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { clockQuery } from '../../api/queries';
import { serverNow, useServerNow } from '../../api/server-clock';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button, ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useWide } from '../../ui/use-wide';
import { BoardCards } from './board-cards';
import { BoardFilters } from './board-filters';
import { BoardTable } from './board-table';
import './board.css';
import { urgencyOf } from './urgency';

/** What is due, first things first. */
export function BoardPage() {
  const text = useText();
  const dates = useDates();
  const may = useMay();
  const wide = useWide();
  const { show } = useSearch({ from: '/inside/clock' });
  const board = useInfiniteQuery(clockQuery);
  const now = useServerNow();
  const readAt = board.dataUpdatedAt === 0 ? undefined : dates.hour(board.dataUpdatedAt + (serverNow() - Date.now()));
  return (
    <Page title={text('clock.title')} beside={
      <div className="row">
        {may('custody.notify') && <ButtonLink kind="main" to="/captures/new"><IconPlus size={20} />{text('capture.notify')}</ButtonLink>}
        {may('custody.notify') && <ButtonLink to="/captures/group"><IconPlus size={20} />{text('group.notify')}</ButtonLink>}
        {may('handover.offer') && <ButtonLink to="/handovers/group">{text('handover.group.offer')}</ButtonLink>}
        {may('handover.answer') && <ButtonLink to="/handovers/arrivals">{text('handover.group.accept')}</ButtonLink>}
        {may('case.open') && <ButtonLink to="/cases/new"><IconPlus size={20} />{text('case.open')}</ButtonLink>}
      </div>
    }>
      <QueryState of={board}>
        {({ pages }) => {
          const shown = pages.flatMap(({ items }) => items).filter((deadline) => show === undefined || urgencyOf(deadline, now) === show);
          return (
            <>
              {pages[0] !== undefined && <BoardFilters counts={pages[0].counts} />}
              {shown.length === 0 && <Empty good>{text(show === undefined ? 'clock.none' : `clock.none.${show}`)}</Empty>}
              {shown.length > 0 && (wide ? <BoardTable items={shown} /> : <BoardCards items={shown} />)}
              <div className="row spread">
                {board.hasNextPage ? <Button onPress={() => { void board.fetchNextPage(); }} isDisabled={board.isFetchingNextPage}>{text('list.more')}</Button> : <span />}
                {readAt !== undefined && <p className="small soft">{text('clock.read-at', { time: readAt })}</p>}
              </div>
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
