import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../api/contract';
import { useText } from '../../i18n/use-text';
import { Banner } from '../../ui/banner';

/** Where a merged file went, or which files are told in this one. */
export function MergedNote({ view }: { view: CaseView }) {
  const text = useText();
  const { mergedInto, merged = [] } = view;
  if (mergedInto !== undefined) {
    return (
      <Banner kind="warning">
        <p>{text('merge.went-to')} <Link to="/cases/$caseId" params={{ caseId: mergedInto.id }} className="code">{mergedInto.code}</Link></p>
      </Banner>
    );
  }
  if (merged.length === 0) return null;
  return (
    <Banner kind="info">
      <p>{text('merge.holds')} {merged.map(({ id, code }) => <Link key={id} to="/cases/$caseId" params={{ caseId: id }} className="code">{code}</Link>)}</p>
    </Banner>
  );
}
