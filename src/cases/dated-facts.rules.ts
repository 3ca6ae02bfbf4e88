import type { Precision } from '../platform/known-time/index.js';
import { AFTER_OUTCOME, type CustodyFollowUpKind } from './custody.vocabulary.js';
import type { Fact } from './facts.vocabulary.js';

interface DatedFact {
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Date | null;
  readonly precision: Precision | null;
  readonly recordedAt: Date;
}

/** The facts in the words of the time limits. */
export function datedFacts(facts: readonly Fact[]): DatedFact[] {
  return facts.flatMap((fact) => [datedFact(fact), ...opens(fact).map((kind) => ({ ...datedFact(fact), kind })), ...falls(fact)]);
}

/** Services by what was given, and follow-ups by what they follow, as a rule may wait for one of them. */
export function datedFact(fact: Fact): DatedFact {
  return {
    kind: kindOf(fact),
    subjectId: fact.kind.startsWith('handover.') && 'handoverId' in fact ? fact.handoverId : fact.subjectId,
    at: fact.at,
    precision: fact.precision,
    recordedAt: fact.recordedAt,
  };
}

/** What must follow from a fact, where anything must. */
export function followsFrom(fact: Fact): CustodyFollowUpKind | undefined {
  if (fact.kind === 'custody.ended') return AFTER_OUTCOME[fact.outcome];
  if (fact.kind !== 'custody.observed') return undefined;
  return fact.breach ? 'breach' : fact.observation === 'end-declared' ? 'declaration' : undefined;
}

/** What is agreed for a day of its own, or is due for a subject of its own. */
function falls(fact: Fact): DatedFact[] {
  if (fact.kind === 'visit.found') return fact.risk === 'high' ? [{ ...datedFact(fact), kind: 'recruitment-risk.opened' }] : [];
  // A visit that found nobody asks for the next one, whatever that one finds.
  if (fact.kind === 'visit.made') {
    return [
      ...(fact.outcome === 'not-found' ? [{ ...datedFact(fact), kind: 'visit-missed.opened', subjectId: fact.rowId }] : []),
      ...(fact.answers === null ? [] : [{ ...datedFact(fact), kind: 'visit-missed.answered', subjectId: fact.answers }]),
    ];
  }
  return fact.kind === 'plan-step.agreed' ? [{ ...datedFact(fact), kind: 'plan-step.due', at: fact.due, precision: 'minute' }] : [];
}

/** The same in the words of the rules that start with it. */
function opens(fact: Fact): string[] {
  // The first assessment of a stay or a placement starts the rounds of the next ones, each of which settles one.
  if (fact.kind === 'assessment.made') return [`${fact.during}.${fact.first ? 'first-assessed' : 'assessed-again'}`];
  const kind = followsFrom(fact);
  return kind === undefined ? [] : [`${kind}.opened`];
}

function kindOf(fact: Fact): string {
  switch (fact.kind) {
    case 'service.given':
      return `service.${fact.service}`;
    case 'follow-up.concluded':
      return `${fact.followUp}.concluded`;
    default:
      return fact.kind;
  }
}
