import { endOf, type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import type { Fact } from './facts.vocabulary.js';

/** The stay during which something happened, also one that has ended since: what is told late counts where it was done. The later one where two are possible. */
export function stayAt(facts: readonly Fact[], at: KnownTime): string | null {
  const time = ({ at: when, precision }: Fact): KnownTime | null => (when === null || precision === null ? null : { at: when, precision });
  const left = new Map(facts.flatMap((fact) => (fact.kind === 'stay.discharged' ? [[fact.subjectId, time(fact)] as const] : [])));
  const [last] = facts
    .flatMap((fact) => {
      const admitted = fact.kind === 'stay.admitted' ? time(fact) : null;
      const discharged = left.get(fact.subjectId) ?? null;
      if (admitted === null || surelyBefore(at, admitted) || (discharged !== null && surelyBefore(discharged, at))) return [];
      return [{ id: fact.subjectId, admitted: endOf(admitted).getTime() }];
    })
    .sort((a, b) => b.admitted - a.admitted || b.id.localeCompare(a.id));
  return last?.id ?? null;
}
