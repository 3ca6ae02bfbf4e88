import { useQuery } from '@tanstack/react-query';
import { Page } from '../../app/page';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import { Empty } from '../../ui/empty';
import { QueryState } from '../../ui/query-state';
import { ReferralItems } from './referral-items';
import { waitingReferralsQuery } from './referrals.queries';

/** What waits for one's own organisation, and what was sent for children one answers for. */
export function WaitingReferralsPage() {
  const text = useText();
  const found = useQuery(waitingReferralsQuery);
  return (
    <Page title={text('referrals.title')}>
      <QueryState of={found}>
        {({ items, more }) => {
          const ours = items.filter(({ ofOurs }) => ofOurs);
          const sent = items.filter(({ ofOurs }) => !ofOurs);
          return (
            <div className="stack">
              {ours.length > 0 && <section className="stack-small" aria-labelledby="referrals-ours"><h2 id="referrals-ours">{text('referrals.for-us')} ({ours.length})</h2><ReferralItems items={ours} /></section>}
              {sent.length > 0 && <section className="stack-small" aria-labelledby="referrals-sent"><h2 id="referrals-sent">{text('referrals.waiting')} ({sent.length})</h2><ReferralItems items={sent} /></section>}
              {items.length === 0 && <Empty good>{text('referrals.none-waiting')}</Empty>}
              {more && <Banner kind="info"><p>{text('referrals.more')}</p></Banner>}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}
