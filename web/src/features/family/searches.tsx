import type { FamilyView, TracingRequest, TracingStep } from '../../api/contract';
import { useNameOf } from '../../api/reference';
import { useDates } from '../../i18n/dates';
import { useText } from '../../i18n/use-text';
import { Badge } from '../../ui/badge';
import { Empty } from '../../ui/empty';
import { useCalled } from './relative-name';

/** The searches, open ones first, each with its steps. */
export function Searches({ family }: { family: FamilyView }) {
  const text = useText();
  return (
    <section className="card" aria-labelledby="searches">
      <h2 id="searches">{text('family.searches')}</h2>
      {family.searches.length === 0 ? <Empty>{text('family.no-searches')}</Empty> : <ul className="family-list">{family.searches.map((search) => <Search key={search.id} search={search} family={family} />)}</ul>}
      {family.steps.length > 0 && (
        <>
          <h3>{text('family.steps-in-general')}</h3>
          <Steps steps={family.steps} />
        </>
      )}
    </section>
  );
}

function Search({ search, family }: { search: TracingRequest; family: FamilyView }) {
  const text = useText();
  const dates = useDates();
  const called = useCalled();
  const nameOf = useNameOf();
  const { priority, openedAt, partner, country, reference, note, closedAt, outcome, closingNote, steps } = search;
  const by = [partner === undefined ? undefined : nameOf('partners', partner), country === undefined ? undefined : nameOf('countries', country), reference].filter((part) => part !== undefined).join(', ');
  return (
    <li>
      <p className="family-head">
        <strong>{called(family.relatives.find(({ id }) => id === search.relative))}</strong>
        {outcome !== undefined && <Badge tone={outcome === 'found' ? 'later' : 'neutral'}>{text(`family.outcome.${outcome}`)}</Badge>}
        {outcome === undefined && <Badge tone={priority === 'urgent' ? 'overdue' : 'indigo'}>{text(`family.priority.${priority}`)}</Badge>}
      </p>
      <p className="small soft">{text('family.searched-since', { when: dates.known(openedAt) })}{closedAt !== undefined && ` · ${text('family.closed-when')} ${dates.known(closedAt)}`}</p>
      {by !== '' && <p className="small">{by}</p>}
      {note !== undefined && <p className="small preline">{note}</p>}
      {closingNote !== undefined && <p className="small preline">{closingNote}</p>}
      {steps.length > 0 && <Steps steps={steps} />}
    </li>
  );
}

function Steps({ steps }: { steps: readonly TracingStep[] }) {
  const dates = useDates();
  const nameOf = useNameOf();
  return (
    <ul className="family-steps">
      {steps.map(({ id, at, action, actor, result, note, by }) => (
        <li key={id}>
          <p>{[nameOf('tracingActions', action), nameOf('tracingActors', actor), nameOf('tracingResults', result)].filter((part) => part !== '').join(', ')}</p>
          {note !== undefined && <p className="small preline">{note}</p>}
          <p className="small soft">{dates.known(at)}{by !== undefined && ` · ${by}`}</p>
        </li>
      ))}
    </ul>
  );
}
