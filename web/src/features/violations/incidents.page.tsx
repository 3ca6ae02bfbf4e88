import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { IncidentSummary } from '../../api/contract';
import { type IncidentNarrowing, incidentsQuery } from '../../api/queries';
import { useReference } from '../../api/reference';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useOptions } from '../../forms/options';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Button, ButtonLink } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { IconPlus } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { usePartyOptions } from './party-options';
import { STATUS_TONES, useCodeWords } from './violation-words';
import './violations.css';

/** Incidents, the latest first. What narrows the list stands in the address. */
export function IncidentsPage() {
  const text = useText();
  const may = useMay();
  const narrowing = useSearch({ from: '/inside/violations' });
  const list = useInfiniteQuery({ ...incidentsQuery(narrowing), placeholderData: keepPreviousData });
  return (
    <Page title={text('violations.title')} beside={may('violation.record') && <ButtonLink kind="main" to="/violations/new"><IconPlus size={20} />{text('violations.record')}</ButtonLink>}>
      <Filters narrowing={narrowing} />
      <QueryState of={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const total = pages[0]?.total ?? 0;
          return (
            <div className={list.isPlaceholderData ? 'stack list-waiting' : 'stack'}>
              <p role="status" className="soft">{text('violations.count', { n: total })}</p>
              {items.length === 0 ? <Empty>{text('violations.none')}</Empty> : <ul className="card flush incident-list" aria-label={text('violations.title')}>{items.map((item) => <Line key={item.id} item={item} />)}</ul>}
              {list.hasNextPage && <div className="row"><Button onPress={() => { void list.fetchNextPage(); }} isDisabled={list.isFetchingNextPage}>{text('list.more-of', { shown: items.length, total })}</Button></div>}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

function Filters({ narrowing }: { narrowing: IncidentNarrowing }) {
  const text = useText();
  const options = useOptions();
  const parties = usePartyOptions();
  const navigate = useNavigate();
  const { violationTypes, violationStatuses, regions } = useReference();
  const set = (part: IncidentNarrowing): void => {
    const search = Object.fromEntries(Object.entries({ ...narrowing, ...part }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: '/violations', search, replace: true, resetScroll: false });
  };
  return (
    <form role="search" onSubmit={(event) => { event.preventDefault(); }}>
      <Disclosure title={text('cases.narrow')} open={Object.keys(narrowing).length > 0}>
        <div className="incident-filters">
          <SelectField id="type" label={text('violations.type')} empty={text('violations.any-type')} value={narrowing.type ?? ''} options={options(violationTypes)} onChange={(event) => { set({ type: event.target.value }); }} />
          <SelectField id="status" label={text('violations.verification')} empty={text('violations.any-status')} value={narrowing.status ?? ''} options={options(violationStatuses)} onChange={(event) => { set({ status: event.target.value }); }} />
          <SelectField id="party" label={text('violations.party')} empty={text('violations.any-party')} value={narrowing.party ?? ''} options={parties} onChange={(event) => { set({ party: event.target.value }); }} />
          <SelectField id="region" label={text('field.region')} empty={text('cases.any-region')} value={narrowing.region ?? ''} options={options(regions)} onChange={(event) => { set({ region: event.target.value }); }} />
          <TextField id="from" type="date" label={text('reports.from')} value={narrowing.from ?? ''} onChange={(event) => { set({ from: event.target.value }); }} />
          <TextField id="to" type="date" label={text('reports.to')} value={narrowing.to ?? ''} onChange={(event) => { set({ to: event.target.value }); }} />
        </div>
      </Disclosure>
    </form>
  );
}

function Line({ item }: { item: IncidentSummary }) {
  const text = useText();
  const dates = useDates();
  const words = useCodeWords();
  return (
    <li>
      <div>
        <Link to="/violations/$incidentId" params={{ incidentId: item.id }} className="code">{item.code}</Link>
        {item.joined && <Badge tone="outline">{text('violations.joined')}</Badge>}
        <p className="small soft sentence">{dates.known(item.occurredAt)} · {words('regions', item.region)}</p>
      </div>
      <div>
        <p>{words('parties', item.party)}</p>
        <p className="small soft">{text('violations.children', { n: item.children })}</p>
      </div>
      <ul className="incident-violations">
        {item.violations.map(({ type, status }, index) => <li key={`${type} ${String(index)}`}><span>{words('violationTypes', type)}</span><Badge tone={STATUS_TONES[status]}>{words('violationStatuses', status)}</Badge></li>)}
      </ul>
    </li>
  );
}
