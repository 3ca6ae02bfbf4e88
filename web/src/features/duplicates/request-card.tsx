import { Link } from '@tanstack/react-router';
import type { DuplicateRequest } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useMay } from '../../api/session';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge, type Tone } from '../../ui/badge';
import { Button, ButtonLink } from '../../ui/button';
import { useChildWords } from '../cases/child-words';
import { LikelyCaseCard } from './likely-case';

const TONES: Record<DuplicateRequest['status'], Tone> = { open: 'soon', same: 'indigo', different: 'neutral', 'cannot-tell': 'neutral' };

export function RequestCard({ request, onAnswer }: { request: DuplicateRequest; onAnswer?: () => void }) {
  const text = useText();
  const label = useLabel();
  const dates = useDates();
  const nameOf = useNameOf();
  const childWords = useChildWords();
  const may = useMay();
  const { child, asked, matched, matches } = request;
  return (
    <li className="card stack-small request">
      <div className="row spread">
        <strong>{request.region === undefined ? text('duplicates.to-ministry') : text('duplicates.to-region', { region: nameOf('regions', request.region) })}</strong>
        <Badge tone={TONES[request.status]}>{text(`duplicates.status.${request.status}`)}</Badge>
      </div>
      {child === undefined ? <p className="soft">{text('duplicates.erased')}</p> : (
        <div>
          <p className="likely-name">{child.given} {child.family}</p>
          <p className="sentence">{childWords(child.sex, child.age)}{child.region !== undefined && ` · ${nameOf('regions', child.region)}`}</p>
        </div>
      )}
      {request.reason !== undefined && <q className="preline">{request.reason}</q>}
      <p className="small soft">{text('duplicates.asked-by', { by: request.askedBy, office: label(request.office), when: dates.instant(request.askedAt) })}</p>
      {request.answeredAt !== undefined && <p className="small soft">{text('duplicates.answered-by', { by: request.answeredBy ?? '', when: dates.instant(request.answeredAt) })}</p>}
      {request.note !== undefined && <q className="preline">{request.note}</q>}
      {(asked ?? matched) !== undefined && <p className="row">{[asked, matched].map((file) => file !== undefined && <Link key={file.id} to="/cases/$caseId" params={{ caseId: file.id }} className="code likely-link">{file.code}</Link>)}</p>}
      {request.status === 'same' && asked !== undefined && matched !== undefined && may('case.merge') && (
        <div><ButtonLink kind="main" to="/cases/$caseId/merge/$otherId" params={{ caseId: asked.id, otherId: matched.id }}>{text('merge.title')}</ButtonLink></div>
      )}
      {matches !== undefined && (matches.length === 0 ? <p>{text('duplicates.no-match')}</p> : (
        <>
          <h3>{text('duplicates.your-cases')}</h3>
          <ul className="stack-small">{matches.map((found) => <LikelyCaseCard key={found.id} found={found} />)}</ul>
        </>
      ))}
      {onAnswer !== undefined && request.status === 'open' && <div><Button kind="main" onPress={onAnswer}>{text('duplicates.answer')}</Button></div>}
    </li>
  );
}
