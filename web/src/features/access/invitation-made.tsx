import type { InvitedUser } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';
import './access.css';

/** What the administrator can do with an invitation: nothing, where it went by mail; otherwise hand over the link, shown this once. */
export function InvitationMade({ made: { user, invitation } }: { made: InvitedUser }) {
  const text = useText();
  const dates = useDates();
  return (
    <Banner kind="good" role="status">
      <p><strong>{text('users.invited-now', { name: user.displayName })}</strong> {invitation.mailed ? text('users.invitation-mailed', { email: user.email }) : text('users.invitation-once')}</p>
      {invitation.link !== undefined && <p className="secret-words">{invitation.link}</p>}
      <p>{text('users.invitation-until', { day: dates.day(invitation.until) })}</p>
    </Banner>
  );
}
