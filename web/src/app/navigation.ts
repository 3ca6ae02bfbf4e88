import type { ComponentType } from 'react';
import type { TextId } from '../i18n/use-text';
import { IconBell, IconClock, IconEye, IconFolder, type IconProps, IconPeople, IconScale, IconTable } from '../ui/icons';

export interface Place {
  readonly to: '/clock' | '/cases' | '/alerts' | '/time-limits' | '/reports' | '/users' | '/audit';
  readonly permission: string;
  readonly text: TextId;
  readonly icon: ComponentType<IconProps>;
}

/** In the order of a working day; what a person may not see is not there. */
const PLACES: readonly Place[] = [
  { to: '/clock', permission: 'clock.read', text: 'nav.clock', icon: IconClock },
  { to: '/cases', permission: 'case.list', text: 'nav.cases', icon: IconFolder },
  { to: '/audit', permission: 'journal.read', text: 'nav.audit', icon: IconEye },
  { to: '/users', permission: 'user.manage', text: 'nav.users', icon: IconPeople },
  { to: '/alerts', permission: 'alert.read', text: 'nav.alerts', icon: IconBell },
  { to: '/reports', permission: 'report.read', text: 'nav.reports', icon: IconTable },
  { to: '/time-limits', permission: 'time-limit.read', text: 'nav.time-limits', icon: IconScale },
];

export function placesFor(may: (permission: string) => boolean): Place[] {
  return PLACES.filter(({ permission }) => may(permission));
}
