import type { Precision } from '../platform/known-time/index.js';
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
  return facts.map(datedFact);
}

/** Services by what was given, as a rule may wait for one of them. */
export function datedFact(fact: Fact): DatedFact {
  return {
    kind: fact.kind === 'service.given' ? `service.${fact.service}` : fact.kind,
    subjectId: fact.kind.startsWith('handover.') && 'handoverId' in fact ? fact.handoverId : fact.subjectId,
    at: fact.at,
    precision: fact.precision,
    recordedAt: fact.recordedAt,
  };
}
