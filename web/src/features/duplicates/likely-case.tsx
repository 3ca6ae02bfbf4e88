import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LikelyCase } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useChildWords } from '../cases/child-words';
import { StatusBadge } from '../cases/status-badge';

/** A file that may be the same child's, as far as this person may see it. */
export function LikelyCaseCard({ found, children }: { found: LikelyCase; children?: ReactNode }) {
  const label = useLabel();
  const childWords = useChildWords();
  return (
    <li className="card stack-small">
      <div className="row spread">
        <Link to="/cases/$caseId" params={{ caseId: found.id }} className="code likely-link">{found.code}</Link>
        <StatusBadge status={found.status} />
      </div>
      {found.name !== undefined && <p className="likely-name">{found.name}</p>}
      <p className="sentence">{childWords(found.sex, found.age)}</p>
      <p className="soft">{label(found.where)}</p>
      <p><strong>{label(found.likeness)}</strong></p>
      {children}
    </li>
  );
}
