import { Link, type LinkProps } from '@tanstack/react-router';
import { useMay } from '../../api/session';
import { useText, type TextId } from '../../i18n/use-text';
import { WAY_GROUPS, type WayGroup } from './way-groups';

interface Section {
  readonly group: WayGroup;
  readonly to: NonNullable<LinkProps['to']>;
  readonly permission: string;
  readonly text: TextId;
}

/** Pages of one case besides its own, each for those who hold the permission. A new one is a line here and a route. */
const SECTIONS: readonly Section[] = [
  { group: 'file', to: '/cases/$caseId/tasks', permission: 'task.record', text: 'tasks.title' },
  { group: 'file', to: '/cases/$caseId/notes', permission: 'note.record', text: 'notes.title' },
  { group: 'file', to: '/cases/$caseId/acts', permission: 'act.read', text: 'acts.title' },
  { group: 'file', to: '/cases/$caseId/summary', permission: 'summary.print', text: 'summary.title' },
  { group: 'care', to: '/cases/$caseId/admission', permission: 'sheet.read', text: 'sheet.title' },
  { group: 'care', to: '/cases/$caseId/life', permission: 'life.read', text: 'life.title' },
  { group: 'age', to: '/cases/$caseId/age', permission: 'age.raise', text: 'age.title' },
  { group: 'family', to: '/cases/$caseId/family', permission: 'identity.read', text: 'family.title' },
  { group: 'reintegration', to: '/cases/$caseId/reintegration', permission: 'reintegration.read', text: 'reintegration.title' },
  { group: 'file', to: '/cases/$caseId/consents', permission: 'consent.read', text: 'case.consents' },
  { group: 'services', to: '/cases/$caseId/services', permission: 'service.record', text: 'services.title' },
  { group: 'services', to: '/cases/$caseId/referrals', permission: 'referral.read', text: 'referrals.title' },
  { group: 'protection', to: '/cases/$caseId/violations', permission: 'violation.link', text: 'violations.of-case' },
  { group: 'protection', to: '/cases/$caseId/restricted', permission: 'restricted.use', text: 'restricted.title' },
  { group: 'file', to: '/cases/$caseId/duplicates', permission: 'duplicate.check', text: 'duplicates.of-case' },
  { group: 'file', to: '/cases/$caseId/documents', permission: 'document.read', text: 'documents.title' },
  { group: 'file', to: '/cases/$caseId/looks', permission: 'looks.read', text: 'case.looks' },
];

export function CaseSections({ caseId }: { caseId: string }) {
  const text = useText();
  const may = useMay();
  const shown = SECTIONS.filter(({ permission }) => may(permission));
  if (shown.length === 0) return null;
  return (
    <nav className="card case-sections case-groups" aria-label={text('case.sections')}>
      {WAY_GROUPS.map((group) => ({ group, sections: shown.filter((section) => section.group === group) })).filter(({ sections }) => sections.length > 0).map(({ group, sections }) => (
        <div key={group} className="case-group">
          <h3>{text(`case.group.${group}`)}</h3>
          <ul>{sections.map((section) => <li key={section.to}><Link to={section.to} params={{ caseId }}>{text(section.text)}</Link></li>)}</ul>
        </div>
      ))}
    </nav>
  );
}
