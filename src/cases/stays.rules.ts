import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';

/** Where a child is cared for or followed: a stay in interim care, or a placement. */
export interface Care {
  readonly during: 'stay' | 'placement';
  readonly id: string;
}

/** The stay during which something happened, also one that has ended since: what is told late counts where it was done. The later one where two are possible. */
export function stayAt(facts: readonly Fact[], at: KnownTime): string | null {
  return latestAt(facts, at, ['stay.admitted'])?.id ?? null;
}

/** As `stayAt`, of stays and placements alike. */
export function careAt(facts: readonly Fact[], at: KnownTime): Care | null {
  return latestAt(facts, at, ['stay.admitted', 'placement.started']);
}

const ENDED_BY = { 'stay.admitted': 'stay.discharged', 'placement.started': 'placement.ended' } as const;

function latestAt(facts: readonly Fact[], at: KnownTime, starts: readonly (keyof typeof ENDED_BY)[]): Care | null {
  const time = ({ at: when, precision }: Fact): KnownTime | null => (when === null || precision === null ? null : { at: when, precision });
  const [last] = facts
    .flatMap((fact) => {
      if ((fact.kind !== 'stay.admitted' && fact.kind !== 'placement.started') || !starts.includes(fact.kind)) return [];
      const [began, end] = [time(fact), facts.find((other) => other.kind === ENDED_BY[fact.kind] && other.subjectId === fact.subjectId)];
      const ended = end === undefined ? null : time(end);
      if (began === null || surelyBefore(at, began) || (ended !== null && surelyBefore(ended, at))) return [];
      return [{ during: fact.kind === 'stay.admitted' ? ('stay' as const) : ('placement' as const), id: fact.subjectId, began: endOf(began).getTime() }];
    })
    // A placement begins with the discharge: where both are possible, it is the place that the child is in from then on.
    .sort((a, b) => b.began - a.began || a.during.localeCompare(b.during) || b.id.localeCompare(a.id));
  return last === undefined ? null : { during: last.during, id: last.id };
}
