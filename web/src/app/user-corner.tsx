import { useSession, useSignOut } from '../api/session';
import { useLabel } from '../i18n/use-label';
import { useText } from '../i18n/use-text';
import { Button, ButtonLink } from '../ui/button';
import { IconBell, IconKey, IconSignOut } from '../ui/icons';
import { LanguageSwitch } from './language-switch';

/** @param onLeave when one goes to another page from here: the menu of the phone closes */
export function UserCorner({ onLeave }: { onLeave?: () => void }) {
  const text = useText();
  const label = useLabel();
  const session = useSession();
  const signOut = useSignOut();
  if (session === null) return null;
  const { displayName, role, centre, region, unit } = session.user;
  const place = centre !== undefined ? label(centre.label) : unit !== undefined ? unit.name : region !== undefined ? label(region.label) : undefined;
  return (
    <div className="user-corner">
      <p><strong>{displayName}</strong><span>{text(`role.${role}`)}{place !== undefined && ` · ${place}`}</span></p>
      <ButtonLink to="/security" {...(onLeave && { onClick: onLeave })}><IconKey size={20} />{text('security.title')}</ButtonLink>
      <ButtonLink to="/channels" {...(onLeave && { onClick: onLeave })}><IconBell size={20} />{text('alerts.how')}</ButtonLink>
      <LanguageSwitch />
      <Button onPress={() => { void signOut(); }}><IconSignOut size={20} />{text('session.sign-out')}</Button>
    </div>
  );
}
