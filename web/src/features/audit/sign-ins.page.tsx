import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { SignInEvent } from '../../api/contract';
import { signInEventsQuery } from '../../api/queries';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { AuditFrame } from './audit-frame';
import { useWordFor } from './look-words';
import { RecordFilters } from './record-filters';

const TOPICS = ['entry', 'failure', 'lock-out', 'session', 'factor', 'account'] as const;

/** Who came in, who did not, and whose way in was changed, newest first. Of no child. */
export function SignInsPage() {
  const text = useText();
  const filter = useSearch({ from: '/inside/audit/sign-ins' });
  const list = useInfiniteQuery(signInEventsQuery(filter));
  const topics = TOPICS.map((topic) => ({ value: topic, label: text(`sign-ins.${topic}`) }));
  return (
    <AuditFrame title="audit.sign-ins">
      <p className="soft">{text('sign-ins.intro')} <Link to="/emergency-accesses">{text('sign-ins.emergency')}</Link></p>
      <RecordFilters key={JSON.stringify(filter)} to="/audit/sign-ins" filter={filter} ofCases={false} what={{ name: 'kind', label: text('audit.kind'), empty: text('audit.any-kind'), options: topics }} />
      <QueryState of={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <div className="stack">
              {items.length === 0 && <Empty>{text('audit.nothing')}</Empty>}
              {items.length > 0 && <ul className="card record" aria-label={text('audit.sign-ins')}>{items.map((event) => <Line key={event.id} event={event} />)}</ul>}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more')}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </AuditFrame>
  );
}

function Line({ event: { at, kind, user, by, method, device, network } }: { event: SignInEvent }) {
  const text = useText();
  const dates = useDates();
  const wordFor = useWordFor();
  const trail = [method === undefined ? undefined : wordFor('sign-in-method', method), device, network].filter((words) => words !== undefined);
  return (
    <li className="record-line">
      <p className="numbers soft">{dates.short(at)}</p>
      <p><strong>{user ?? text('sign-ins.nobody')}</strong></p>
      <div>
        <p>{wordFor('event', kind)}{by !== undefined && <span className="soft"> · {text('sign-ins.by', { by })}</span>}</p>
        {trail.length > 0 && <p className="small soft">{trail.join(' · ')}</p>}
      </div>
    </li>
  );
}
