import { Link, type LinkProps } from '@tanstack/react-router';
import { useMay } from '../../api/session';
import { useText, type TextId } from '../../i18n/use-text';

interface Section {
  readonly to: NonNullable<LinkProps['to']>;
  readonly permission: string;
  readonly text: TextId;
}

/** Pages of one case besides its own, each for those who hold the permission. A new one is a line here and a route. */
const SECTIONS: readonly Section[] = [
  { to: '/cases/$caseId/acts', permission: 'act.read', text: 'acts.title' },
  { to: '/cases/$caseId/admission', permission: 'sheet.read', text: 'sheet.title' },
  { to: '/cases/$caseId/life', permission: 'life.read', text: 'life.title' },
  { to: '/cases/$caseId/age', permission: 'age.raise', text: 'age.title' },
  { to: '/cases/$caseId/family', permission: 'identity.read', text: 'family.title' },
  { to: '/cases/$caseId/reintegration', permission: 'reintegration.read', text: 'reintegration.title' },
  { to: '/cases/$caseId/consents', permission: 'consent.read', text: 'case.consents' },
  { to: '/cases/$caseId/services', permission: 'service.record', text: 'services.title' },
  { to: '/cases/$caseId/referrals', permission: 'referral.read', text: 'referrals.title' },
  { to: '/cases/$caseId/violations', permission: 'violation.link', text: 'violations.of-case' },
  { to: '/cases/$caseId/restricted', permission: 'restricted.use', text: 'restricted.title' },
  { to: '/cases/$caseId/duplicates', permission: 'duplicate.check', text: 'duplicates.of-case' },
  { to: '/cases/$caseId/documents', permission: 'document.read', text: 'documents.title' },
  { to: '/cases/$caseId/looks', permission: 'looks.read', text: 'case.looks' },
];

export function CaseSections({ caseId }: { caseId: string }) {
  const text = useText();
  const may = useMay();
  const shown = SECTIONS.filter(({ permission }) => may(permission));
  if (shown.length === 0) return null;
  return (
    <nav className="card case-sections" aria-label={text('case.sections')}>
      {shown.map((section) => <Link key={section.to} to={section.to} params={{ caseId }}>{text(section.text)}</Link>)}
    </nav>
  );
}
