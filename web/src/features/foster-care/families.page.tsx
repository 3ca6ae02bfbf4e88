import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FosterFamily, FosterFamilyList } from '../../api/contract';
import { fosterFamiliesQuery } from '../../api/queries';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { FamilyBadge, useTermsWords } from './family-words';
import './foster.css';

/** The foster families of a region, by their codes: who may take a child, and where there is room. */
export function FamiliesPage() {
  const text = useText();
  const found = useQuery(fosterFamiliesQuery());
  return (
    <Page title={text('nav.foster-families')} beside={found.data?.mayRegister === true && <ButtonLink to="/foster-families/new">{text('foster.register')}</ButtonLink>}>
      <QueryState of={found}>{(list) => <Families list={list} />}</QueryState>
    </Page>
  );
}

function Families({ list: { items } }: { list: FosterFamilyList }) {
  const text = useText();
  return items.length === 0 ? <Empty>{text('foster.none')}</Empty> : <ul className="card flush foster-list">{items.map((family) => <Family key={family.code} family={family} />)}</ul>;
}

function Family({ family }: { family: FosterFamily }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const words = useTermsWords();
  return (
    <li>
      <Link to="/foster-families/$familyCode" params={{ familyCode: family.code }} className="code">{family.code}</Link>
      <span>{nameOf('regions', family.region)}</span>
      <span className="small soft">{family.terms === undefined ? text('foster.since', { when: dates.day(family.since) }) : words(family.terms)}</span>
      <span className="row">
        <FamilyBadge state={family.state} />
        {family.taken > 0 && <Badge>{text('foster.taken', { n: family.taken })}</Badge>}
        {family.state === 'vetted' && <Badge tone={family.free > 0 ? 'later' : 'soon'}>{text('foster.free', { n: family.free })}</Badge>}
      </span>
    </li>
  );
}
