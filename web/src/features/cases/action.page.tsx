import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { CaseView, WriteAnswer } from '../../api/contract';
import { caseQuery } from '../../api/queries';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { Loading, QueryState } from '../../ui/query-state';
import { ACTION_FORMS } from './action-forms';
import './case.css';
import { type FormAction, isFormAction } from './form-actions';
import { pageOf } from './pages-of-actions';
import { StatusBadge } from './status-badge';

export function ActionPage() {
  const text = useText();
  const { caseId, action } = useParams({ from: '/inside/cases/$caseId/do/$action' });
  const found = useQuery(caseQuery(caseId));
  if (!isFormAction(action)) return <NotFound />;
  if (found.data !== undefined) return <Acting key={`${caseId}/${action}`} view={found.data} action={action} reload={async () => (await found.refetch({ throwOnError: true })).data} />;
  return <Page title={text(`action.${action}`)}><QueryState of={found}>{() => null}</QueryState></Page>;
}

interface ActingProps {
  readonly view: CaseView;
  readonly action: FormAction;
  readonly reload: () => Promise<CaseView | undefined>;
}

function Acting({ view, action, reload }: ActingProps) {
  const text = useText();
  const label = useLabel();
  const navigate = useNavigate();
  // The version the person had before their eyes: a reading behind their back must not slip a newer one under their answer.
  const [seen, setSeen] = useState(view);
  const [done, setDone] = useState(false);
  const Form = ACTION_FORMS[action];

  const finish = (answer: WriteAnswer): void => {
    setDone(true);
    const go = answer.visible ? navigate({ to: pageOf(action), params: { caseId: view.id }, replace: true }) : navigate({ to: '/cases', replace: true });
    void go.then(() => { say(answer.visible ? { kind: 'good', id: `done.${action}` } : { kind: 'info', id: 'done.out-of-circle', values: { code: answer.code } }); });
  };
  return (
    <Page title={text(`action.${action}`)} narrow before={<Link to="/cases/$caseId" params={{ caseId: view.id }} className="back"><IconBack size={20} />{text('case.back', { code: view.code })}</Link>}>
      <div className="card stack-small">
        <div className="row spread"><span className="code">{seen.code}</span><StatusBadge status={seen.status} /></div>
        <p>{label(seen.whereabouts.label)}</p>
      </div>
      {!done && !seen.allowed.includes(action) && <Banner kind="warning" role="alert"><p>{text('case.not-allowed')}</p></Banner>}
      <Suspense fallback={<Loading />}>
        <Form view={seen} onDone={finish} reload={async () => {
          const fresh = await reload();
          if (fresh !== undefined) setSeen(fresh);
        }} />
      </Suspense>
    </Page>
  );
}
