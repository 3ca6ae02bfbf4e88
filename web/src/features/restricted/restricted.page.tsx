import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RestrictedEntry, RestrictedList } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import './restricted.css';
import { restrictedQuery } from './restricted.queries';

/** What is for those named alone. Whoever is named in nothing sees the page of a child of whom nothing was written. Never printed. */
export function RestrictedPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/restricted' });
  const found = useQuery(restrictedQuery(caseId));
  return (
    <Page title={text('restricted.title')}
      before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>}
      beside={<ButtonLink kind="main" to="/cases/$caseId/restricted/new" params={{ caseId }}>{text('restricted.write')}</ButtonLink>}>
      <Banner kind="info"><p>{text('restricted.help')}</p></Banner>
      <div className="no-print">
        <QueryState of={found}>
          {({ lists }) => (lists.length === 0 ? <Empty>{text('restricted.none')}</Empty> : <div className="stack">{lists.map((list) => <List key={list.id} caseId={caseId} list={list} />)}</div>)}
        </QueryState>
      </div>
    </Page>
  );
}

function List({ caseId, list }: { caseId: string; list: RestrictedList }) {
  const text = useText();
  return (
    <section className="card stack-small">
      <h2>{list.own ? text('restricted.own') : text('restricted.of', { who: list.named.find(({ opened }) => opened)?.name ?? '' })}</h2>
      <p className="small">{text('restricted.seen-by', { who: list.named.map(({ name }) => name).join(', ') })}</p>
      {list.keeps && <div><ButtonLink to="/cases/$caseId/restricted/$listId" params={{ caseId, listId: list.id }}>{text('restricted.names')}</ButtonLink></div>}
      <ul className="restricted-entries">{list.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>
    </section>
  );
}

function Entry({ entry }: { entry: RestrictedEntry }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  return (
    <li>
      <div className="row"><Badge tone="indigo">{text(`restricted.kind.${entry.kind}`)}</Badge>{entry.code !== undefined && <strong>{nameOf(entry.kind === 'need' ? 'girlsNeeds' : 'services', entry.code)}</strong>}</div>
      {entry.text !== undefined && <p className="preline">{entry.text}</p>}
      <p className="small soft">{entry.at !== undefined && `${dates.known(entry.at)} · `}{text('restricted.by', { who: entry.recordedBy, when: dates.instant(entry.recordedAt) })}</p>
    </li>
  );
}
