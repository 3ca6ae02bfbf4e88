import { Link } from '@tanstack/react-router';
import type { Referral, ReferralState } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { TimeLeft } from '../clock/time-left';
import './referrals.css';

export const STATE_TONES: Record<ReferralState, Tone> = { sent: 'soon', accepted: 'indigo', done: 'indigo', 'fed-back': 'later', refused: 'overdue', withdrawn: 'later' };

/** Referrals, one a line: to whom, for what, how far, and what is due. */
export function ReferralItems({ items }: { items: readonly Referral[] }) {
  const text = useText();
  const dates = useDates();
  const nameOf = useNameOf();
  return (
    <ul className="card flush referral-items">
      {items.map((referral) => (
        <li key={referral.id}>
          <Link to="/cases/$caseId/referrals/$referralId" params={{ caseId: referral.caseId, referralId: referral.id }} className="code">{referral.caseCode}</Link>
          <span>{nameOf('services', referral.service)}<br /><span className="small soft">{nameOf('partners', referral.partner)}</span></span>
          <span className="small soft">{text('referrals.sent-when', { when: dates.known(referral.sentAt), who: referral.sentBy })}</span>
          <span className="row"><Badge tone={STATE_TONES[referral.state]}>{text(`referrals.state.${referral.state}`)}</Badge>{referral.dueAt !== undefined && <TimeLeft size="small" deadline={{ state: 'open', dueAt: referral.dueAt }} />}</span>
        </li>
      ))}
    </ul>
  );
}
