import type { AskedClosure, ClosureCheck, Label } from '../../api/contract';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import './checklist.css';

export function FactChecks({ checks }: { checks: readonly ClosureCheck[] }) {
  const text = useText();
  const label = useLabel();
  return (
    <section className="card" aria-labelledby="closure-facts">
      <h2 id="closure-facts">{text('closure.facts')}</h2>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.code}>
            <span>{label(check.label)}</span>
            <Badge tone={check.met === true ? 'later' : 'overdue'}>{text(check.met === true ? 'closure.met' : 'closure.unmet')}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the second person reads before they agree. */
export function AskedClosureCard({ asked }: { asked: AskedClosure }) {
  const text = useText();
  const label = useLabel();
  return (
    <section className="card stack-small" aria-labelledby="closure-asked">
      <h2 id="closure-asked">{text('closure.asked')}</h2>
      <p>{text('closure.asked-reason', { reason: label(asked.reason) })}</p>
      {asked.remark !== undefined && <p className="asked-words">{asked.remark}</p>}
      {asked.unmet.length === 0 ? <p>{text('closure.all-met')}</p> : <Points title={text('closure.unmet-points')} points={asked.unmet} />}
      {asked.confirmed.length > 0 && <Points title={text('closure.confirmed')} points={asked.confirmed} />}
    </section>
  );
}

function Points({ title, points }: { title: string; points: readonly Label[] }) {
  const label = useLabel();
  return (
    <div>
      <h3 className="small">{title}</h3>
      <ul className="points">{points.map((point) => <li key={point.fr}>{label(point)}</li>)}</ul>
    </div>
  );
}
