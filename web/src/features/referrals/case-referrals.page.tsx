import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { ButtonLink } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { IconBack } from '../../ui/icons';
import { QueryState } from '../../ui/query-state';
import { ReferralItems } from './referral-items';
import { caseReferralsQuery } from './referrals.queries';

/** To whom this child was referred, and what came of it. */
export function CaseReferralsPage() {
  const text = useText();
  const { caseId } = useParams({ from: '/inside/cases/$caseId/referrals' });
  const found = useQuery(caseReferralsQuery(caseId));
  return (
    <Page title={text('referrals.title')}
      before={<Link to="/cases/$caseId" params={{ caseId }} className="back"><IconBack size={20} />{found.data === undefined ? text('case.one') : text('case.back', { code: found.data.caseCode })}</Link>}
      beside={found.data?.maySend === true && <ButtonLink kind="main" to="/cases/$caseId/do/$action" params={{ caseId, action: 'referral.send' }}>{text('action.referral.send')}</ButtonLink>}>
      <QueryState of={found}>{({ items }) => (items.length === 0 ? <Empty>{text('referrals.none')}</Empty> : <ReferralItems items={items} />)}</QueryState>
    </Page>
  );
}
