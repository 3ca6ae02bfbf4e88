import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { QueryState } from '../../ui/query-state';
import { AccessFacts } from './access-facts';
import { EndAccess } from './end-access';
import './emergency.css';
import { accessesQuery, myAccessesQuery } from './emergency.queries';

/** One's own emergency accesses, and for those who answer for the children, all of theirs. */
export function EmergencyPage() {
  const text = useText();
  const may = useMay();
  return (
    <Page title={text('emergency.title')} beside={may('emergency.open') && <ButtonLink kind="main" to="/emergency-accesses/new">{text('emergency.ask')}</ButtonLink>}>
      {may('emergency.open') && <p className="soft">{text('emergency.ask-help')}</p>}
      {may('emergency.read') && <AllAccesses />}
      {may('emergency.open') && <MyAccesses />}
    </Page>
  );
}

function MyAccesses() {
  const text = useText();
  const list = useQuery(myAccessesQuery);
  return (
    <section className="stack" aria-labelledby="mine">
      <h2 id="mine">{text('emergency.mine')}</h2>
      <QueryState of={list}>
        {({ items }) => (items.length === 0
          ? <p className="soft">{text('emergency.mine-none')}</p>
          : (
            <ul className="accesses">
              {items.map((access) => (
                <li key={access.id} className="card access-card">
                  <AccessFacts access={access} person={false} />
                  {access.state === 'running' && access.caseId !== undefined && (
                    <div className="row">
                      <ButtonLink kind="main" to="/cases/$caseId" params={{ caseId: access.caseId }}>{text('emergency.to-case')}</ButtonLink>
                      <EndAccess id={access.id} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          ))}
      </QueryState>
    </section>
  );
}

function AllAccesses() {
  const text = useText();
  const may = useMay();
  const list = useQuery(accessesQuery);
  return (
    <section className="stack" aria-labelledby="all">
      <h2 id="all">{text('emergency.all')}</h2>
      <QueryState of={list}>
        {({ items }) => {
          const others = items.filter(({ own }) => !own);
          if (others.length === 0) return <p className="soft">{text('emergency.all-none')}</p>;
          return (
            <ul className="accesses">
              {others.map((access) => (
                <li key={access.id} className="card access-card">
                  <AccessFacts access={access} person />
                  <ButtonLink to="/emergency-accesses/$accessId" params={{ accessId: access.id }} kind={access.state === 'to-review' ? 'main' : 'plain'}>{text(access.state !== 'reviewed' && may('emergency.review') ? 'emergency.look' : 'emergency.see')}</ButtonLink>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </section>
  );
}
