import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { casesQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Button, ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { useWide } from '../../ui/use-wide';
import { CaseCards } from './case-cards';
import { CaseFilters } from './case-filters';
import './case-list.css';
import { CaseTable } from './case-table';
import { useWords } from './use-words';

export function CaseListPage() {
  const text = useText();
  const may = useMay();
  const wide = useWide();
  const narrowing = useSearch({ from: '/inside/cases' });
  const words = useWords();
  const list = useInfiniteQuery({ ...casesQuery(narrowing, words), placeholderData: keepPreviousData });
  return (
    <Page title={text('cases.title')} beside={may('case.open') && <ButtonLink kind="main" to="/cases/new"><IconPlus size={20} />{text('case.open')}</ButtonLink>}>
      <CaseFilters narrowing={narrowing} words={words ?? ''} />
      <QueryState of={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const total = pages[0]?.total ?? 0;
          const byLikeness = pages[0]?.byLikeness === true && total > 0;
          return (
            <div className={list.isPlaceholderData ? 'stack list-waiting' : 'stack'}>
              <p role="status" className="soft">{text(byLikeness ? 'cases.alike' : 'cases.count', { n: total })}</p>
              {items.length === 0 && <Empty>{text('cases.none')}</Empty>}
              {items.length > 0 && (wide ? <CaseTable items={items} /> : <CaseCards items={items} />)}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more-of', { shown: items.length, total })}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}
