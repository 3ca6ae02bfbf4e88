import { Link } from '@tanstack/react-router';
import type { DeadlineView } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import './why.css';

/** The facts, the rule and the sum, so that nobody has to take the machine's word for it. */
export function Why({ deadline }: { deadline: DeadlineView }) {
  const text = useText();
  const label = useLabel();
  return (
    <Disclosure title={text('deadline.why')}>
      <ol className="why">{deadline.why.map((line, index) => <li key={index}>{label(line)}</li>)}</ol>
      <p className="small soft">{text('deadline.source', { source: deadline.rule.source, version: deadline.rule.version })}</p>
      <p><Link to="/cases/$caseId/deadlines/$deadlineId" params={{ caseId: deadline.caseId, deadlineId: deadline.id }}>{text('why.sheet')}</Link></p>
    </Disclosure>
  );
}
