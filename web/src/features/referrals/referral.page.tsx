import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReferralDetail } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { Page } from '../../app/page';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Banner } from '../../ui/banner';
import { ButtonLink } from '../../ui/button';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { TimeLeft } from '../clock/time-left';
import { Summary } from '../consent/shared-summary';
import '../cases/case.css';
import { STATE_TONES } from './referral-items';
import { referralQuery } from './referrals.queries';

/** One referral, as both of its sides see it. */
export function ReferralPage() {
  const text = useText();
  const { caseId, referralId } = useParams({ from: '/inside/cases/$caseId/referrals/$referralId' });
  const found = useQuery(referralQuery(caseId, referralId));
  const back = found.data?.ofOurs === false
    ? <Link to="/cases/$caseId/referrals" params={{ caseId }} className="back"><IconBack size={20} />{text('referrals.title')}</Link>
    : <Link to="/referrals" className="back"><IconBack size={20} />{text('referrals.title')}</Link>;
  return <Page title={text('referrals.one')} before={back}><QueryState of={found}>{(referral) => <TheReferral referral={referral} />}</QueryState></Page>;
}

function TheReferral({ referral }: { referral: ReferralDetail }) {
  const text = useText();
  const { caseId, id, allowed, told } = referral;
  return (
    <div className="case-columns">
      <div className="case-side">
        <Facts referral={referral} />
        {allowed.length > 0 && (
          <section className="case-actions no-print" aria-labelledby="referral-next">
            <h2 id="referral-next">{text('case.actions')}</h2>
            {allowed.map((step, index) => (
              <ButtonLink key={step} kind={step === 'withdraw' ? 'grave' : index === 0 ? 'main' : 'plain'} to="/cases/$caseId/referrals/$referralId/$step" params={{ caseId, referralId: id, step }}>
                {text(`referrals.step.${step}`)}
              </ButtonLink>
            ))}
          </section>
        )}
        {referral.state === 'sent' && !allowed.includes('answer') && <Banner kind="info"><p>{text('referrals.they-answer')}</p></Banner>}
      </div>
      <div className="case-main stack-small">
        <h2>{text('referrals.told')}</h2>
        {told === undefined ? <Banner kind="warning"><p>{text('referrals.told-no-more')}</p></Banner> : <Summary summary={told} />}
      </div>
    </div>
  );
}

function Facts({ referral }: { referral: ReferralDetail }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  const lines: (readonly [string, string | undefined])[] = [
    [text('referrals.service'), nameOf('services', referral.service)],
    [text('referrals.partner'), nameOf('partners', referral.partner)],
    [text('referrals.sent'), text('referrals.sent-when', { when: dates.known(referral.sentAt), who: referral.sentBy })],
    [text('referrals.message'), referral.message],
    [text('referrals.answered'), referral.answeredAt && dates.known(referral.answeredAt)],
    [text('referrals.said-by'), referral.answeredBy],
    [text('referrals.refusal'), referral.refusal && nameOf('referralRefusals', referral.refusal)],
    [text('field.remark'), referral.answerRemark],
    [text('referrals.done'), referral.doneAt && dates.known(referral.doneAt)],
    [text('field.remark'), referral.doneRemark],
    [text('referrals.fed-back'), referral.fedBackAt && dates.known(referral.fedBackAt)],
    [text('referrals.result'), referral.result && nameOf('referralResults', referral.result)],
    [text('referrals.feedback'), referral.feedback],
    [text('referrals.withdrawn'), referral.withdrawnAt && dates.known(referral.withdrawnAt)],
    [text('referrals.withdrawn-why'), referral.withdrawnWhy],
  ];
  return (
    <section className="card stack-small">
      <div className="row spread"><span className="code">{referral.caseCode}</span><Badge tone={STATE_TONES[referral.state]}>{text(`referrals.state.${referral.state}`)}</Badge></div>
      {referral.dueAt !== undefined && <TimeLeft size="small" deadline={{ state: 'open', dueAt: referral.dueAt }} />}
      <dl className="referral-facts">
        {lines.map(([name, value], index) => value !== undefined && value !== '' && <div key={`${name} ${String(index)}`}><dt>{name}</dt><dd className="preline">{value}</dd></div>)}
      </dl>
    </section>
  );
}
