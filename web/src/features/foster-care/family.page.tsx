import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { FosterFamilyPage } from '../../api/contract';
import { fosterFamilyQuery } from '../../api/queries';
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
import { FamilyBadge, useTermsWords } from './family-words';
import { FamilyNames } from './family-names';
import './foster.css';

/** One foster family: its vetting, its training, and the children placed with it whom one sees. */
export function FamilyPage() {
  const text = useText();
  const { familyCode } = useParams({ from: '/inside/foster-families/$familyCode' });
  const found = useQuery(fosterFamilyQuery(familyCode));
  return (
    <Page title={text('foster.title', { code: familyCode })} heading={<span className="code">{familyCode}</span>} beside={found.data !== undefined && <FamilyBadge state={found.data.state} />}
      before={<Link to="/foster-families" className="back"><IconBack size={20} />{text('nav.foster-families')}</Link>}>
      <QueryState of={found}>{(family) => <Family family={family} />}</QueryState>
    </Page>
  );
}

function Family({ family }: { family: FosterFamilyPage }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const words = useTermsWords();
  const { code, terms, taken, free, until, mayKeep, mayKnow } = family;
  return (
    <div className="foster">
      {family.state !== 'vetted' && taken > 0 && <Banner kind="grave"><p><strong>{text('foster.children-without-vetting', { n: taken })}</strong></p></Banner>}
      <section className="card stack-small" aria-label={text('foster.situation')}>
        <p><strong>{nameOf('regions', family.region)}</strong></p>
        <p>{terms === undefined ? text('foster.no-terms') : words(terms)}</p>
        <p>{text('foster.taken', { n: taken })}{family.state === 'vetted' && `, ${text('foster.free', { n: free })}`}</p>
        {until !== undefined && <p className="soft">{text('foster.until', { when: dates.day(until) })}</p>}
        {mayKnow && <FamilyNames code={code} />}
      </section>
      {mayKeep && (
        <nav className="foster-actions no-print" aria-label={text('case.actions')}>
          <ButtonLink to="/foster-families/$familyCode/vetting" params={{ familyCode: code }} kind="main">{text('foster.vet')}</ButtonLink>
          <ButtonLink to="/foster-families/$familyCode/training" params={{ familyCode: code }}>{text('foster.train')}</ButtonLink>
          <ButtonLink to="/foster-families/$familyCode/names" params={{ familyCode: code }}>{text('foster.rename')}</ButtonLink>
        </nav>
      )}
      <Children family={family} />
      <section className="stack-small" aria-labelledby="foster-vettings">
        <h2 id="foster-vettings">{text('foster.vettings')}</h2>
        <ol className="card flush foster-rows">
          {family.vettings.toReversed().map((vetting) => (
            <li key={vetting.id}>
              <span>{text(`foster.step.${vetting.step}`)}{vetting.terms !== undefined && <span className="soft"> ({words(vetting.terms)})</span>}</span>
              <span className="small soft">{dates.day(vetting.onDay)}{vetting.until !== undefined && `, ${text('foster.until', { when: dates.day(vetting.until) })}`}{vetting.by !== undefined && ` · ${vetting.by}`}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="stack-small" aria-labelledby="foster-trainings">
        <h2 id="foster-trainings">{text('foster.trainings')}</h2>
        {family.trainings.length === 0 ? <Empty>{text('foster.trainings-none')}</Empty> : (
          <ul className="card flush foster-rows">
            {family.trainings.map(({ id, topic, heldOn }) => <li key={id}><span>{nameOf('fosterTrainings', topic)}</span><span className="small soft">{dates.day(heldOn)}</span></li>)}
          </ul>
        )}
      </section>
      <Allowances family={family} />
    </div>
  );
}

function Children({ family: { children } }: { family: FosterFamilyPage }) {
  const text = useText();
  const dates = useDates();
  return (
    <section className="stack-small" aria-labelledby="foster-children">
      <h2 id="foster-children">{text('foster.children')}</h2>
      {children.length === 0 ? <Empty>{text('foster.children-none')}</Empty> : (
        <ul className="card flush foster-list">
          {children.map((child) => (
            <li key={`${child.caseId} ${child.since}`}>
              <Link to="/cases/$caseId" params={{ caseId: child.caseId }} className="code">{child.code}</Link>
              <span className="small">{child.until === undefined ? text('foster.child-since', { when: dates.known(child.since) }) : text('foster.child-until', { from: dates.known(child.since), to: dates.known(child.until) })}</span>
              <span className="small soft">{child.lastVisit === undefined ? text('foster.never-visited') : text('foster.last-visit', { when: dates.known(child.lastVisit) })}</span>
              <span className="row">{child.overPlaces && <Badge tone="overdue">{text('centre.over-places')}</Badge>}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Allowances({ family: { allowances } }: { family: FosterFamilyPage }) {
  const text = useText();
  const dates = useDates();
  if (allowances.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="foster-allowances">
      <h2 id="foster-allowances">{text('foster.allowances')}</h2>
      <ul className="card flush foster-rows">
        {allowances.map(({ id, code, amount, from, to, paidOn }) => (
          <li key={id}>
            <span>{text('foster.allowance', { amount, code })}</span>
            <span className="small soft">{text('foster.allowance-for', { from: dates.day(from), to: dates.day(to), paid: dates.day(paidOn) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
