import { Link } from '@tanstack/react-router';
import type { ErasureView } from '../../api/contract';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import type { ErasureAnswer } from './answer-forms';

const TONES: Record<ErasureView['status'], Tone> = { proposed: 'soon', approved: 'overdue', refused: 'neutral', withdrawn: 'neutral', done: 'later' };

export function ErasureCard({ erasure, onAnswer }: { erasure: ErasureView; onAnswer: (answer: ErasureAnswer) => void }) {
  const text = useText();
  const dates = useDates();
  const { caseCode, approvals, refusal } = erasure;
  return (
    <li className="card erasure-card">
      <div className="row spread">
        {erasure.caseVisible ? <Link to="/cases/$caseId" params={{ caseId: erasure.caseId }} className="code erasure-code">{caseCode}</Link> : <span className="code erasure-code">{caseCode}</span>}
        <Badge tone={TONES[erasure.status]}>{erasure.status === 'proposed' ? text('erasures.state.proposed', { n: 2 - approvals.length }) : text(`erasures.state.${erasure.status}`)}</Badge>
      </div>
      <p><strong>{text(erasure.reason === undefined ? 'erasures.reason.listed' : `erasures.reason.${erasure.reason}`)}</strong></p>
      {erasure.remark !== undefined && <q>{erasure.remark}</q>}
      <div className="small soft">
        {erasure.closedAt !== undefined && <p>{text('erasures.closed', { when: dates.day(erasure.closedAt) })}</p>}
        {erasure.dueAt !== undefined && <p>{text('erasures.due', { when: dates.day(erasure.dueAt) })}</p>}
        {erasure.proposedAt !== undefined && <p>{erasure.proposedBy === undefined ? text('erasures.proposed', { when: dates.day(erasure.proposedAt) }) : text('erasures.proposed-by', { by: erasure.proposedBy, when: dates.day(erasure.proposedAt) })}</p>}
        {approvals.map(({ by, at }) => <p key={at}>{text('erasures.approved-by', { by, when: dates.instant(at) })}</p>)}
        {refusal !== undefined && <p>{text('erasures.put-off', { by: refusal.by, when: dates.day(refusal.until), reason: text(`erasures.refusal.${refusal.reason}`) })}</p>}
        {erasure.erasedAt !== undefined && <p>{text('erasures.erased', { when: dates.instant(erasure.erasedAt) })}</p>}
      </div>
      {erasure.allowed.length > 0 && (
        <div className="erasure-end">
          {erasure.allowed.map((answer) => <Button key={answer} kind={answer === 'refuse' ? 'plain' : 'grave'} onPress={() => { onAnswer(answer); }}>{text(`erasures.answer.${answer}`)}</Button>)}
        </div>
      )}
    </li>
  );
}
