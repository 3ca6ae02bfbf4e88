import type { ComponentType } from 'react';
import type { TextId } from '../i18n/use-text';
import { IconBed, IconBell, IconClock, IconErase, IconEye, IconFlag, IconFolder, IconHome, IconKey, IconNote, type IconProps, IconPeople, IconPulse, IconScale, IconSend, IconSun, IconTable, IconTwo } from '../ui/icons';

export interface Place {
  readonly to: '/day' | '/clock' | '/cases' | '/caseload' | '/duplicates' | '/alerts' | '/centres' | '/foster-families' | '/violations' | '/activities' | '/emergency-accesses' | '/time-limits' | '/code-lists' | '/erasures' | '/reports' | '/users' | '/operations' | '/webhooks' | '/audit' | '/verifier' | '/referrals';
  readonly permission: string;
  /** Another permission for which the page has something to show. */
  readonly or?: string;
  readonly text: TextId;
  readonly icon: ComponentType<IconProps>;
}

/** In the order of a working day; what a person may not see is not there. */
const PLACES: readonly Place[] = [
  { to: '/day', permission: 'task.record', text: 'nav.day', icon: IconSun },
  { to: '/clock', permission: 'clock.read', text: 'nav.clock', icon: IconClock },
  { to: '/cases', permission: 'case.list', text: 'nav.cases', icon: IconFolder },
  { to: '/audit', permission: 'journal.read', text: 'nav.audit', icon: IconEye },
  { to: '/users', permission: 'user.manage', text: 'nav.users', icon: IconPeople },
  { to: '/operations', permission: 'operations.read', text: 'nav.operations', icon: IconPulse },
  { to: '/alerts', permission: 'alert.read', text: 'nav.alerts', icon: IconBell },
  { to: '/centres', permission: 'centre.read', text: 'nav.centres', icon: IconBed },
  { to: '/foster-families', permission: 'foster.read', text: 'nav.foster-families', icon: IconHome },
  { to: '/violations', permission: 'violation.read', text: 'nav.violations', icon: IconFlag },
  { to: '/activities', permission: 'activity.read', text: 'nav.activities', icon: IconPeople },
  { to: '/emergency-accesses', permission: 'emergency.open', or: 'emergency.read', text: 'nav.emergency', icon: IconKey },
  { to: '/referrals', permission: 'referral.read', text: 'nav.referrals', icon: IconSend },
  { to: '/duplicates', permission: 'duplicate.check', text: 'nav.duplicates', icon: IconTwo },
  { to: '/caseload', permission: 'case.assign', text: 'nav.caseload', icon: IconPeople },
  { to: '/reports', permission: 'report.read', or: 'report.protected', text: 'nav.reports', icon: IconTable },
  { to: '/erasures', permission: 'erasure.read', text: 'nav.erasures', icon: IconErase },
  { to: '/time-limits', permission: 'time-limit.read', text: 'nav.time-limits', icon: IconScale },
  { to: '/code-lists', permission: 'reference.change', text: 'nav.code-lists', icon: IconTable },
  { to: '/verifier', permission: 'act.verify', text: 'nav.verify', icon: IconNote },
  { to: '/webhooks', permission: 'webhook.manage', text: 'nav.webhooks', icon: IconSend },
];

export function placesFor(may: (permission: string) => boolean): Place[] {
  return PLACES.filter(({ permission, or }) => may(permission) || (or !== undefined && may(or)));
}
