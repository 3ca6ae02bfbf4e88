import type { Fact } from '../cases/index.js';
import type { ActKind, Documented } from './act.vocabulary.js';

/** What of the lists of codes decides whether there is a paper: a destination by its code. */
export interface Destinations {
  readonly category: (destination: string) => string | null;
}

/** Where a child is given to its own people. */
const FAMILIES: ReadonlySet<string> = new Set(['family', 'extended-family']);

/**
 * The facts of a child's way that a paper can be made of, oldest first. A child who ran away was discharged by nobody, and a fact whose
 * hour nobody knows is none that two people could sign.
 */
export function documentedFacts(facts: readonly Fact[], destinations: Destinations): Documented[] {
  return facts.flatMap((fact) => documented(fact, facts, destinations)).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function documented(fact: Fact, facts: readonly Fact[], destinations: Destinations): Documented[] {
  switch (fact.kind) {
    case 'handover.accepted': {
      const custody = facts.filter((other) => other.subjectId === fact.subjectId && (other.kind === 'custody.started' || other.kind === 'custody.transferred'));
      return one('handover', fact, fact.handoverId, [`handover.accepted ${fact.handoverId}`, ...custody.map(named)], fact.centre, null);
    }
    case 'stay.admitted':
      return one('admission', fact, fact.subjectId, [named(fact)], fact.centre, fact.region);
    case 'stay.discharged': {
      if (destinations.category(fact.destination) === 'absence') return [];
      const admission = facts.find((other) => other.kind === 'stay.admitted' && other.subjectId === fact.subjectId);
      const [centre, region] = admission?.kind === 'stay.admitted' ? [admission.centre, admission.region] : [null, null];
      return one('discharge', fact, fact.subjectId, [named(fact), `stay.admitted ${fact.subjectId}`], centre, region);
    }
    case 'placement.started': {
      if (!FAMILIES.has(fact.placement)) return [];
      const leaving = facts.filter((other) => other.kind === 'stay.discharged' && other.at?.getTime() === fact.at?.getTime());
      return one('reunification', fact, fact.subjectId, [named(fact), ...leaving.map(named)], null, fact.region);
    }
    case 'closure.approved':
      return one('closure', fact, fact.subjectId, [named(fact)], null, null);
    default:
      return [];
  }
}

function one(kind: ActKind, { at, precision }: Fact, factId: string, restsOn: readonly string[], centre: string | null, region: string | null): Documented[] {
  return at === null || precision === null ? [] : [{ kind, factId, at, precision, restsOn, centre, region }];
}

/** As a correction names it. */
function named(fact: Fact): string {
  return `${fact.kind} ${'rowId' in fact ? fact.rowId : fact.subjectId}`;
}
