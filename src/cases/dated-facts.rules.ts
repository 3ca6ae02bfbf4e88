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
  return facts.flatMap((fact) => [datedFact(fact), ...opens(fact).map((kind) => ({ ...datedFact(fact), kind }))]);
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

/** The same in the words of the rules that start with it; a stay with a foster family starts more than one in a centre. */
function opens(fact: Fact): string[] {
  if (fact.kind === 'stay.admitted') return fact.care === 'foster-family' ? ['stay.placed-with-family'] : [];
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
