import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReferralDetail, ReferralStep, WriteAnswer } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { say } from '../../app/flash';
import { NotFound } from '../../app/not-found';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { referralQuery } from './referrals.queries';
import { STEP_FORMS } from './step-forms';

const isStep = (step: string): step is ReferralStep => step in STEP_FORMS;

/** The next step of a referral, by whichever side it is for. */
export function ReferralStepPage() {
  const text = useText();
  const { caseId, referralId, step } = useParams({ from: '/inside/cases/$caseId/referrals/$referralId/$step' });
  const found = useQuery(referralQuery(caseId, referralId));
  if (!isStep(step)) return <NotFound />;
  return (
    <Page title={text(`referrals.step.${step}`)} narrow
      before={<Link to="/cases/$caseId/referrals/$referralId" params={{ caseId, referralId }} className="back"><IconBack size={20} />{text('referrals.one')}</Link>}>
      <QueryState of={found}>{(referral) => <Step referral={referral} step={step} reload={async () => (await found.refetch({ throwOnError: true })).data} />}</QueryState>
    </Page>
  );
}

function Step({ referral, step, reload }: { referral: ReferralDetail; step: ReferralStep; reload: () => Promise<ReferralDetail | undefined> }) {
  const text = useText();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  // The version the person had before their eyes: a reading behind their back must not slip a newer one under their answer.
  const [seen, setSeen] = useState(referral);
  const [done, setDone] = useState(false);
  const Form = STEP_FORMS[step];
  const finish = (answer: WriteAnswer): void => {
    setDone(true);
    // To the partner's people a referral that is over is out of sight.
    const go = answer.visible ? navigate({ to: '/cases/$caseId/referrals/$referralId', params: { caseId: seen.caseId, referralId: seen.id }, replace: true }) : navigate({ to: '/referrals', replace: true });
    void go.then(() => { say({ kind: 'good', id: 'done.referral-step' }); });
  };
  return (
    <>
      <div className="card stack-small"><span className="code">{seen.caseCode}</span><p>{nameOf('services', seen.service)}, {nameOf('partners', seen.partner)}</p></div>
      {!done && !seen.allowed.includes(step) && <Banner kind="warning" role="alert"><p>{text('case.not-allowed')}</p></Banner>}
      <Form referral={seen} onDone={finish} reload={async () => {
        const fresh = await reload();
        if (fresh !== undefined) setSeen(fresh);
      }} />
    </>
  );
}
