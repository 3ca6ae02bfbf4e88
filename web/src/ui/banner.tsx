import type { ReactNode } from 'react';
import './banner.css';
import { IconInfo, IconMet, IconOverdue, IconSoon } from './icons';

export type BannerKind = 'grave' | 'warning' | 'good' | 'info';

const ICONS = { grave: IconOverdue, warning: IconSoon, good: IconMet, info: IconInfo };

interface BannerProps {
  readonly kind: BannerKind;
  readonly children: ReactNode;
  readonly role?: 'alert' | 'status';
}

export function Banner({ kind, children, role }: BannerProps) {
  const Icon = ICONS[kind];
  return (
    <div className={`banner banner-${kind}`} {...(role && { role })} {...(role === 'alert' && { tabIndex: -1 })}>
      <Icon />
      <div className="banner-body">{children}</div>
    </div>
  );
}
