import type { Fact } from './facts.vocabulary.js';
import type { FamilyStanding } from './standing.vocabulary.js';

export const NO_FAMILY: FamilyStanding = { relatives: [], searches: [] };

/** What the facts of a case say of the child's family: who is known, and for whom somebody is looking. */
export function familyStanding(facts: readonly Fact[]): FamilyStanding {
  const closed = new Set(facts.flatMap((fact) => (fact.kind === 'tracing.closed' ? [fact.subjectId] : [])));
  return {
    relatives: facts.flatMap((fact) => (fact.kind === 'relative.recorded' ? [{ id: fact.subjectId, relationship: fact.relationship, life: fact.life }] : [])),
    searches: facts.flatMap((fact) =>
      fact.kind === 'tracing.opened' && !closed.has(fact.subjectId) && fact.at !== null && fact.precision !== null
        ? [{ id: fact.subjectId, relativeId: fact.relativeId, openedAt: { at: fact.at, precision: fact.precision } }]
        : [],
    ),
  };
}
