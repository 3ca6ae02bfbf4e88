import { Link } from '@tanstack/react-router';
import type { DayItem } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { TimeLeft } from '../clock/time-left';

/** Each with the page on which it is answered. */
export function DayItems({ items }: { items: readonly DayItem[] }) {
  return <ul className="card flush day-items">{items.map((item) => <Item key={`${item.kind} ${item.id}`} item={item} />)}</ul>;
}

function Item({ item }: { item: DayItem }) {
  const text = useText();
  const label = useLabel();
  const { kind, what, who } = item;
  const title = item.label === undefined ? text(`day.kind.${kind}`) : label(item.label);
  return (
    <li>
      <Target item={item} />
      <span>
        <strong>{kind === 'referral' ? text('day.referral-for', { service: title }) : what ?? title}</strong>
        {what !== undefined && <span className="small soft"> · {title}</span>}
        {who !== undefined && <><br /><span className="small soft">{text(kind === 'mention' ? 'day.named-by' : 'day.waits-for', { who: label(who) })}</span></>}
      </span>
      {item.dueAt === undefined ? kind !== 'mention' && <span className="small soft">{text('day.no-day')}</span> : <TimeLeft size="small" deadline={{ state: 'open', dueAt: item.dueAt }} />}
    </li>
  );
}

function Target({ item: { kind, caseId, caseCode, subjectId } }: { item: DayItem }) {
  if (kind === 'referral' && subjectId !== undefined) return <Link to="/cases/$caseId/referrals/$referralId" params={{ caseId, referralId: subjectId }} className="code">{caseCode === '' ? '…' : caseCode}</Link>;
  if (kind === 'emergency' && subjectId !== undefined) return <Link to="/emergency-accesses/$accessId" params={{ accessId: subjectId }} className="code">{caseCode}</Link>;
  if (kind === 'mention') return <Link to="/cases/$caseId/notes" params={{ caseId }} className="code">{caseCode}</Link>;
  if (kind === 'task') return <Link to="/cases/$caseId/tasks" params={{ caseId }} className="code">{caseCode}</Link>;
  if (kind === 'plan-step') return <Link to="/cases/$caseId/reintegration" params={{ caseId }} className="code">{caseCode}</Link>;
  return <Link to="/cases/$caseId" params={{ caseId }} className="code">{caseCode}</Link>;
}
