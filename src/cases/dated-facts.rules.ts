import type { Precision } from '../platform/known-time/index.js';
import type { Milestone } from '../reference/index.js';
import { AFTER_OUTCOME, type CustodyFollowUpKind } from './custody.vocabulary.js';
import type { Fact } from './facts.vocabulary.js';
import { outcomesKnownBy } from './milestones.rules.js';

interface DatedFact {
  readonly kind: string;
  readonly subjectId: string;
  readonly at: Date | null;
  readonly precision: Precision | null;
  readonly recordedAt: Date;
  /** Of a closure that was taken back: until when it held. */
  readonly heldUntil?: Date;
}

/** The facts in the words of the time limits. */
export function datedFacts(facts: readonly Fact[], milestones: readonly Milestone[]): DatedFact[] {
  return facts.flatMap((fact) => datedAmong(fact, facts, milestones));
}

/** One of them, as it stands among the others. */
export function datedAmong(fact: Fact, facts: readonly Fact[], milestones: readonly Milestone[]): DatedFact[] {
  const dated = datedFact(fact);
  const reopening = fact.kind === 'closure.approved' ? facts.find((other) => other.kind === 'closure.reopened' && other.subjectId === fact.subjectId) : undefined;
  return [
    { ...dated, ...(reopening && { heldUntil: reopening.recordedAt }) },
    ...opens(fact).map((kind) => ({ ...dated, kind })),
    ...answers(fact, facts).map((subjectId) => ({ ...dated, kind: 'reopening.answered', subjectId })),
    ...outcomesKnownBy(fact, facts, milestones).map(({ placementId, milestone }) => ({ ...dated, kind: `outcome.${milestone}`, subjectId: placementId })),
    ...back(fact, facts).map((subjectId) => ({ ...dated, kind: 're-recruitment.over', subjectId })),
    ...ofRequest(fact),
    ...falls(fact),
  ];
}

/** What brings a child further, or tells that nothing can any more: the first of these after a case was re-opened shows that somebody has taken it up again. */
const STEPS: ReadonlySet<Fact['kind']> = new Set(['custody.started', 'stay.admitted', 'placement.started', 'plan.agreed', 'tracing.acted', 'visit.made', 'death.recorded']);

/** The closures whose re-opening a fact answers. */
function answers(fact: Fact, facts: readonly Fact[]): string[] {
  if (!STEPS.has(fact.kind)) return [];
  return facts.flatMap((reopening) => {
    if (reopening.kind !== 'closure.reopened') return [];
    const [first] = facts.filter(({ kind, recordedAt }) => STEPS.has(kind) && recordedAt > reopening.recordedAt).sort(asRecorded);
    return first === fact ? [reopening.subjectId] : [];
  });
}

/** The re-recruitments that a custody or an admission ends: the first of them written down after each. */
function back(fact: Fact, facts: readonly Fact[]): string[] {
  if (fact.kind !== 'custody.started' && fact.kind !== 'stay.admitted') return [];
  return facts.flatMap((recruited) => {
    if (recruited.kind !== 're-recruitment.recorded') return [];
    const [first] = facts.filter(({ kind, recordedAt }) => (kind === 'custody.started' || kind === 'stay.admitted') && recordedAt > recruited.recordedAt).sort(asRecorded);
    return first === fact ? [recruited.subjectId] : [];
  });
}

function asRecorded(a: Fact, b: Fact): number {
  return a.recordedAt.getTime() - b.recordedAt.getTime() || a.kind.localeCompare(b.kind) || a.subjectId.localeCompare(b.subjectId);
}

/** A step of a search belongs to the stay in which it was taken, and to the request it followed. */
function ofRequest(fact: Fact): DatedFact[] {
  return fact.kind === 'tracing.acted' && fact.requestId !== null ? [{ ...datedFact(fact), kind: 'tracing.request-acted', subjectId: fact.requestId }] : [];
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
/** What is agreed for a day of its own, or is due for a subject of its own. */
function falls(fact: Fact): DatedFact[] {
  if (fact.kind === 'incident.happened') return fact.grave ? [{ ...datedFact(fact), kind: 'incident.opened' }] : [];
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

function opens(fact: Fact): string[] {
  // The first assessment of a stay or a placement starts the rounds of the next ones, each of which settles one.
  if (fact.kind === 'assessment.made') return [`${fact.during}.${fact.first ? 'first-assessed' : 'assessed-again'}`];
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
    case 'closure.reopened':
      return 'reopening.opened';
    default:
      return fact.kind;
  }
}
