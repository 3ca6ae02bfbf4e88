import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { alertsQuery } from '../api/queries';
import { useMay } from '../api/session';
import { useText } from '../i18n/use-text';
import { Dialog } from '../ui/dialog';
import { IconMenu } from '../ui/icons';
import { placesFor } from './navigation';
import { UserCorner } from './user-corner';

/** On a phone the first four places are under the thumb and the rest behind "Menu"; on a wide screen all stand at the side. */
const UNDER_THE_THUMB = 4;

export function Nav() {
  const text = useText();
  const may = useMay();
  const places = placesFor(may);
  const [open, setOpen] = useState(false);
  const unseen = useQuery({ ...alertsQuery('open'), enabled: may('alert.read') }).data?.unseen ?? 0;
  const link = (place: (typeof places)[number], className: string, done?: () => void) => {
    const Icon = place.icon;
    return (
      <Link key={place.to} to={place.to} className={className} {...(done && { onClick: done })}>
        <Icon size={24} /><span>{text(place.text)}</span>
        {place.to === '/alerts' && unseen > 0 && <span className="nav-count"><span aria-hidden="true">{unseen}</span><span className="hidden-visually">{text('alerts.unseen', { n: unseen })}</span></span>}
      </Link>
    );
  };
  return (
    <nav className="shell-nav" aria-label={text('nav.label')}>
      {places.map((place, index) => link(place, index < UNDER_THE_THUMB ? 'nav-link' : 'nav-link nav-link-wide'))}
      <AriaButton className="nav-link nav-menu" onPress={() => { setOpen(true); }}><IconMenu size={24} /><span>{text('nav.menu')}</span></AriaButton>
      <Dialog title={text('nav.menu')} open={open} onClose={() => { setOpen(false); }}>
        <div className="menu-list">{places.slice(UNDER_THE_THUMB).map((place) => link(place, 'menu-link', () => { setOpen(false); }))}</div>
        <UserCorner onLeave={() => { setOpen(false); }} />
      </Dialog>
    </nav>
  );
}
