import type { MilestoneSeen, ReturnSeen } from '../../api/contract';
import { useReference } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useLabel } from '../../i18n/use-label';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';

/** What had become of each return at each milestone, the last begun first. */
export function OutcomeSection({ returns }: { returns: readonly ReturnSeen[] }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const { destinations } = useReference();
  if (returns.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="outcomes">
      <h2 id="outcomes">{text('outcome.title')}</h2>
      <p className="small soft">{text('outcome.to-be-confirmed')}</p>
      {returns.map(({ id, kind, startedAt, endedAt, milestones }) => {
        const destination = destinations.find(({ code }) => code === kind);
        return (
          <div key={id} className="card stack-small">
            <p><strong>{destination === undefined ? kind : label(destination.label)}</strong>, {endedAt === undefined ? text('outcome.since', { when: dates.known(startedAt) }) : text('outcome.from-to', { from: dates.known(startedAt), until: dates.known(endedAt) })}</p>
            <ul className="outcomes">{milestones.map((milestone) => <Milestone key={milestone.code} milestone={milestone} />)}</ul>
          </div>
        );
      })}
    </section>
  );
}

function Milestone({ milestone: { months, state, from, to, outcome, basis, withFamily } }: { milestone: MilestoneSeen }) {
  const text = useText();
  const dates = useDates();
  const label = useLabel();
  const { reintegrationOutcomes } = useReference();
  const coded = reintegrationOutcomes.find(({ code }) => code === outcome);
  return (
    <li>
      <p className="row spread">
        <strong>{text('outcome.months', { n: months })}</strong>
        {coded === undefined ? <Badge tone={state === 'awaited' ? 'soon' : 'outline'}>{text(`outcome.${state === 'awaited' ? 'awaited' : 'to-come'}`)}</Badge> : <Badge tone={coded.code === 're-recruited' || coded.code === 'lost-to-follow-up' ? 'overdue' : 'later'}>{label(coded.label)}</Badge>}
      </p>
      <p className="small soft">
        {basis === undefined ? text('outcome.window', { from: dates.day(from.slice(0, 10)), to: dates.day(to.slice(0, 10)) }) : text(`outcome.basis.${basis}`)}
        {withFamily !== undefined && ` ${text(withFamily ? 'outcome.in-family' : 'outcome.not-in-family')}`}
      </p>
    </li>
  );
}
