import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../app/page';
import { type TextId, useText } from '../../i18n/use-text';
import '../reports/reports.css';
import './audit.css';

const TABS = [
  { to: '/audit/looks', text: 'audit.looks' }, { to: '/audit/journal', text: 'audit.journal' }, { to: '/audit/sign-ins', text: 'audit.sign-ins' },
  { to: '/audit/unusual', text: 'audit.unusual' }, { to: '/audit/heads', text: 'audit.heads' },
] as const satisfies readonly { to: string; text: TextId }[];

/** The pages of whoever watches over the record. */
export function AuditFrame({ title, beside, children }: { title: TextId; beside?: ReactNode; children: ReactNode }) {
  const text = useText();
  return (
    <Page title={text(title)} beside={beside}>
      <nav className="report-tabs no-print" aria-label={text('nav.audit')}>
        {TABS.map((tab) => <Link key={tab.to} to={tab.to} activeOptions={{ includeSearch: false }}>{text(tab.text)}</Link>)}
      </nav>
      {children}
    </Page>
  );
}
