import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ConsentsView } from '../../api/contract';
import { useMay } from '../../api/session';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { Agreements } from './agreements';
import { ConsentHistory } from './consent-history';
import './consent.css';
import { consentsQuery } from './consent.queries';
import { Sharings } from './sharings';

/** What the child and those who answer for them agree to, and what was given to whom. */
export function ConsentsPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/consents' });
  const found = useQuery(consentsQuery(caseId));
  const back = <Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>;
  return (
    <Page title={text('consent.title')} before={back}>
      <QueryState of={found}>{(view) => <Consents view={view} />}</QueryState>
    </Page>
  );
}

function Consents({ view }: { view: ConsentsView }) {
  const text = useText();
  const may = useMay();
  const params = { caseId: view.caseId };
  return (
    <>
      <section className="stack" aria-labelledby="now">
        <h2 id="now">{text('consent.now')}</h2>
        <Agreements agreements={view.agreements} />
        <p className="small soft">{text('consent.ages', { assent: view.assentFrom, majority: view.majority })}{!view.agesConfirmed && ` ${text('consent.ages-unsure')}`}</p>
        <div className="row">
          {may('consent.record') && !view.closed && <ButtonLink kind="main" to="/cases/$caseId/consents/new" params={params}>{text('consent.record')}</ButtonLink>}
          {may('sharing.record') && <ButtonLink to="/cases/$caseId/share" params={params}>{text('sharing.do')}</ButtonLink>}
        </div>
      </section>
      {may('sharing.read') && <Sharings caseId={view.caseId} />}
      <ConsentHistory caseId={view.caseId} facts={view.history} />
    </>
  );
}
