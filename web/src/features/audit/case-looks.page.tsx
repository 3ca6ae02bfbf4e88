import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { looksQuery } from '../../api/queries';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './audit.css';
import { groupLooks, type PersonsLooks } from './group-looks';
import { useWordFor, usePostOf } from './look-words';

/** Who looked at this child: by day and person, newest first. */
export function CaseLooksPage() {
  const text = useText();
  const dates = useDates();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/looks' });
  const list = useInfiniteQuery(looksQuery(caseId));
  const code = list.data?.pages[0]?.caseCode;
  return (
    <Page
      narrow
      title={text('looks.title')}
      before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} /><span className="code">{code ?? text('case.one')}</span></Link>}
    >
      <p className="soft">{text('looks.intro')}</p>
      <QueryState of={list}>
        {({ pages }) => {
          const days = groupLooks(pages.flatMap(({ items }) => items));
          return (
            <div className="stack">
              {days.length === 0 && <Empty>{text('looks.none')}</Empty>}
              {days.map(({ day, people }) => (
                <section key={day} className="stack-small" aria-labelledby={`day-${day}`}>
                  <h2 id={`day-${day}`}>{dates.day(day)}</h2>
                  <ul className="card looks-day">{people.map((person) => <Person key={person.by.id} person={person} />)}</ul>
                </section>
              ))}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more')}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

/** More than these of one kind in one day are told by their number, first and last. */
const TOLD_ONE_BY_ONE = 3;

function Person({ person: { by, kinds } }: { person: PersonsLooks }) {
  const text = useText();
  const dates = useDates();
  const wordFor = useWordFor();
  const postOf = usePostOf();
  const hour = (at: string): string => dates.hour(Date.parse(at));
  const when = (times: readonly string[]): string => {
    if (times.length <= TOLD_ONE_BY_ONE) return times.map(hour).join(', ');
    return text('looks.times', { n: times.length, first: hour(times.at(-1) ?? ''), last: hour(times[0] ?? '') });
  };
  return (
    <li>
      <p><strong>{by.name}</strong></p>
      <p className="small soft">{postOf(by)}</p>
      <ul className="looks-kinds">
        {kinds.map(({ kind, inList, times }) => (
          <li key={`${kind} ${String(inList)}`}><span>{inList ? text('look.in-list') : wordFor('look', kind)}</span><span className="soft numbers">{when(times)}</span></li>
        ))}
      </ul>
    </li>
  );
}
