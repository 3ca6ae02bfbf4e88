import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { BoardChild, CentreBoard } from '../../api/contract';
import { centreQuery } from '../../api/queries';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import './centres.css';
import { PlaceGroups } from './place-groups';

/** The morning meeting of a centre: who is here, who comes, who leaves, and how many places are left. */
export function CentrePage() {
  const text = useText();
  const label = useLabel();
  const may = useMay();
  const { centreCode } = useParams({ from: '/inside/centres/$centreCode' });
  const found = useQuery(centreQuery(centreCode));
  return (
    <Page title={found.data === undefined ? text('centre.title') : label(found.data.label)}
      beside={<span className="row"><ButtonLink to="/centres/$centreCode/meeting" params={{ centreCode }}>{text('meeting.title')}</ButtonLink><ButtonLink to="/centres/$centreCode/shifts" params={{ centreCode }}>{text('shift.title')}</ButtonLink><ButtonLink to="/centres/$centreCode/incidents" params={{ centreCode }}>{text('life.incidents')}</ButtonLink><ButtonLink to="/centres/$centreCode/presence" params={{ centreCode }}>{text('presence.title')}</ButtonLink>{may('centre.places') && <ButtonLink to="/centres/$centreCode/places" params={{ centreCode }}>{text('centre.places-change')}</ButtonLink>}</span>}>
      <QueryState of={found}>{(board) => <Board board={board} />}</QueryState>
    </Page>
  );
}

function Board({ board }: { board: CentreBoard }) {
  const text = useText();
  const dates = useDates();
  const { counts, groups, placesSince } = board;
  // One group may be over its places while another has some left.
  const over = Math.max(counts.over, groups.reduce((sum, group) => sum + group.over, 0));
  return (
    <div className="centre">
      {over > 0 && <Banner kind="grave"><p><strong>{text('centre.over', { n: over })}</strong></p></Banner>}
      {counts.uncalled > 0 && <Banner kind="warning"><p><strong>{board.calledAt === undefined ? text('centre.not-called') : text('centre.uncalled', { n: counts.uncalled })}</strong></p></Banner>}
      {board.present.some(({ incident }) => incident) && <Banner kind="grave"><p><strong>{text('life.centre-open')}</strong></p></Banner>}
      {counts.absent > 0 && <Banner kind="grave"><p><strong>{text('centre.absent', { n: counts.absent })}</strong></p></Banner>}
      <dl className="centre-figures">
        <Figure name={text('centre.taken')} value={counts.taken} />
        {placesSince !== undefined && <Figure name={text('centre.free')} value={counts.free} />}
        <Figure name={text('centre.expected')} value={counts.expected} />
        <Figure name={text('centre.leaving')} value={counts.leaving} />
      </dl>
      <section className="stack-small" aria-labelledby="centre-places">
        <h2 id="centre-places">{text('centre.places')}</h2>
        {placesSince === undefined ? <Banner kind="info"><p>{text('centre.places-unknown')}</p></Banner> : <PlaceGroups groups={groups} />}
        {placesSince !== undefined && <p className="small soft">{text('centre.places-since', { day: dates.day(placesSince), places: counts.places })}</p>}
        {counts.elsewhere > 0 && <p className="small soft">{text('centre.elsewhere', { n: counts.elsewhere })}</p>}
      </section>
      <Children id="centre-expected" title={text('centre.expected-list')} none={text('centre.expected-none')} items={board.expected} />
      <Children id="centre-leaving" title={text('centre.leaving-list')} none={text('centre.leaving-none')} items={board.present.filter(({ state }) => state === 'leaving')} />
      <Children id="centre-present" title={text('centre.present-list')} none={text('centre.present-none')} items={board.present} />
      <p className="small soft">{text('centre.read-at', { when: dates.short(board.now) })}</p>
    </div>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return <div className="card centre-figure"><dt>{name}</dt><dd className="numbers">{value}</dd></div>;
}

const arriving = ({ state }: BoardChild): boolean => state === 'offered' || state === 'accepted' || state === 'transfer';
const TONES: Record<BoardChild['state'], Tone> = { present: 'later', leaving: 'indigo', offered: 'soon', accepted: 'indigo', transfer: 'soon' };

function Children({ id, title, none, items }: { id: string; title: string; none: string; items: readonly BoardChild[] }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="stack-small" aria-labelledby={id}>
      <h2 id={id}>{title} ({items.length})</h2>
      {items.length === 0 ? <Empty>{none}</Empty> : (
        <ul className="card flush centre-children">
          {items.map((child) => (
            <li key={child.caseId}>
              <Link to="/cases/$caseId" params={{ caseId: child.caseId }} className="code">{child.code}</Link>
              <span>{text(`centre.sex.${child.sex}`)}, {child.ageYears === undefined ? text('centre.age-unknown') : text('centre.age', { n: child.ageYears })}</span>
              <span className="small soft">{text(`centre.since.${child.state}`, { when: dates.known(child.since) })}</span>
              <span className="row">{child.absent ? <Badge tone="overdue">{text('centre.absent-mark')}</Badge> : <Badge tone={TONES[child.state]}>{text(`centre.state.${child.state}`)}</Badge>}{child.presence === 'on-leave' && !child.absent && <Badge tone="neutral">{text('presence.state.on-leave')}</Badge>}{!arriving(child) && child.presence === undefined && <Badge tone="soon">{text('centre.uncalled-mark')}</Badge>}{child.incident && <Badge tone="overdue">{text('life.open')}</Badge>}{child.noted === false && <Badge tone="neutral">{text('life.unnoted')}</Badge>}{child.overPlaces && <Badge tone="overdue">{text('centre.over-places')}</Badge>}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
