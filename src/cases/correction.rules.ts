import type { Permission } from '../access/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { CORRECTABLE, type CorrectableKind } from './correction.vocabulary.js';
import { datedFact } from './dated-facts.rules.js';
import type { Fact } from './facts.vocabulary.js';

export type CorrectableFact = Extract<Fact, { readonly kind: CorrectableKind }> & { readonly at: Date; readonly precision: KnownTime['precision'] };

/** What it takes to record the fact. */
const RECORDED_WITH: Record<CorrectableKind, Permission> = {
  'custody.started': 'custody.notify',
  'custody.transferred': 'custody.change',
  'custody.ended': 'custody.end',
  'custody.observed': 'custody.observe',
  'handover.offered': 'handover.offer',
  'handover.accepted': 'handover.answer',
  'stay.admitted': 'stay.admit',
  'stay.discharged': 'stay.discharge',
  'absence.started': 'stay.absence',
  'absence.ended': 'stay.absence',
  'incident.happened': 'life.record',
  'transfer.proposed': 'transfer.propose',
  'transfer.accepted': 'transfer.answer',
  'age-assessment.raised': 'age.raise',
  'reunification.asked': 'reunification.ask',
  'tracing.opened': 'tracing.record',
  'service.given': 'service.record',
  'service.ended': 'service.record',
  'referral.sent': 'referral.record',
  'referral.accepted': 'referral.record',
  'alternative-care.decided': 'reunification.decide',
};
/**
 * To answer a doubt about the age takes the whole file, and so does to move its hour: the limit for the answer hangs on it. An observation in
 * custody may be a breach by the very unit that recorded it, which does not move the hour of that.
 */
const ON_THE_FILE: Partial<Record<CorrectableKind, Permission>> = { 'age-assessment.raised': 'identity.record', 'custody.observed': 'identity.record' };

/** Whoever may record the fact; officers, whatever was recorded about a child for whom they answer. */
export function mayCorrect(kind: CorrectableKind, may: (permission: Permission) => boolean): boolean {
  const needed = ON_THE_FILE[kind];
  if (needed !== undefined && !may(needed)) return false;
  return may('fact.correct') && (may(RECORDED_WITH[kind]) || may('fact.correct-any'));
}

/** The row that a fact stands in, and a note beside it. */
export function rowOf(fact: Fact): string {
  if ('rowId' in fact) return fact.rowId;
  if ('handoverId' in fact) return fact.handoverId;
  return fact.subjectId;
}

/** What the time limits of the fact are attached to. An accepted handover ends the custody. */
export function subjectOf(fact: Fact): string {
  return fact.kind === 'handover.accepted' ? fact.subjectId : datedFact(fact).subjectId;
}

/** undefined where the hour is that of another fact (a custody that ended by a handover: correct the handover; an absence that ended with the stay: correct the discharge; a stay that ended or began with a transfer: correct its acceptance), or nobody knows it. */
export function correctable(fact: Fact, facts: readonly Fact[]): CorrectableFact | undefined {
  if (!(CORRECTABLE as readonly string[]).includes(fact.kind) || fact.at === null || fact.precision === null) return undefined;
  if (fact.kind === 'custody.ended' && fact.outcome === 'handed-over') return undefined;
  if (fact.kind === 'absence.ended' && fact.outcome === 'found-elsewhere') return undefined;
  if (fact.kind !== 'transfer.accepted' && facts.some((other) => other.kind === 'transfer.accepted' && isPartOf(other, fact))) return undefined;
  return fact as CorrectableFact;
}

/** @throws Refusal unknown-fact when the case has no such fact that this person sees */
export function factToCorrect(facts: readonly Fact[], kind: CorrectableKind, rowId: string): CorrectableFact {
  const fact = facts.map((one) => correctable(one, facts)).find((one) => one !== undefined && one.kind === kind && rowOf(one) === rowId);
  if (fact === undefined) throw new Refusal('unknown-fact', 'factId');
  return fact;
}

/**
 * The order of what happened stays what it was. An order that the register already had wrong forbids nothing: a correction may be the
 * first of several that put it right.
 * @throws Refusal nothing-to-correct, before-previous-fact, after-next-fact
 */
export function mustKeepOrder(facts: readonly Fact[], fact: CorrectableFact, to: KnownTime): void {
  const from: KnownTime = { at: fact.at, precision: fact.precision };
  if (from.precision === to.precision && from.at.getTime() === to.at.getTime()) throw new Refusal('nothing-to-correct', 'at');
  const moved = [fact, ...facts.filter((other) => movesWith(fact, other) || ofOneTransfer(fact, other, facts))];
  for (const other of facts) {
    const time = timeOf(other);
    if (time === undefined || moved.includes(other)) continue;
    if (!surelyBefore(from, time) && surelyBefore(to, time) && moved.some((one) => precedes(other, one))) throw new Refusal('before-previous-fact', 'at');
    if (!surelyBefore(time, from) && surelyBefore(time, to) && moved.some((one) => precedes(one, other))) throw new Refusal('after-next-fact', 'at');
  }
}

/** Facts of one instant, of which one is recorded: the child is met when captured, the custody ends when the centre accepts, a placement begins with the discharge and ends with another admission, and a child who is found elsewhere is discharged. */
function movesWith(fact: CorrectableFact, other: Fact): boolean {
  if (fact.at.getTime() !== other.at?.getTime()) return false;
  if (fact.kind === 'custody.started') return other.kind === 'case.identified' && (other.entry === 'capture' || other.entry === 'arrest');
  if (fact.kind === 'handover.accepted') return other.kind === 'custody.ended' && other.subjectId === fact.subjectId;
  if (fact.kind === 'stay.discharged' && other.kind === 'absence.ended') return other.stayId === fact.subjectId && other.outcome === 'found-elsewhere';
  return (fact.kind === 'stay.discharged' && other.kind === 'placement.started') || (fact.kind === 'stay.admitted' && other.kind === 'placement.ended');
}

/** The acceptance of a transfer is the end of the one stay and the beginning of the other. */
function ofOneTransfer(fact: Fact, other: Fact, facts: readonly Fact[]): boolean {
  return facts.some((transfer) => transfer.kind === 'transfer.accepted' && isPartOf(transfer, fact) && isPartOf(transfer, other));
}

function isPartOf(transfer: Extract<Fact, { kind: 'transfer.accepted' }>, fact: Fact): boolean {
  return fact === transfer || (fact.kind === 'stay.discharged' && fact.subjectId === transfer.stayId) || (fact.kind === 'stay.admitted' && fact.subjectId === transfer.newStayId);
}

/** Within one custody, stay or placement: what comes before what. */
const PLACES: Partial<Record<Fact['kind'], number>> = {
  'custody.started': 0, 'custody.transferred': 1, 'handover.offered': 1, 'custody.ended': 2, 'handover.accepted': 2,
  'stay.admitted': 0, 'stay.reviewed': 1, 'stay.sheet-filled': 1, 'stay.session-held': 1, 'stay.family-visited': 1, 'service.given': 1, 'plan.agreed': 1, 'assessment.made': 1, 'tracing.acted': 1, 'stay.discharged': 2,
  'absence.started': 0, 'absence.ended': 1,
  'incident.happened': 0, 'incident.followed-up': 1,
  'transfer.proposed': 0, 'transfer.accepted': 1, 'transfer.refused': 1,
  'placement.started': 0, 'alternative-care.decided': 1, 'visit.made': 1, 'outcome.told': 1, 'alternative-care.reviewed': 2, 'placement.ended': 3,
  'age-assessment.raised': 0, 'age-assessment.step-taken': 1, 'age-assessment.concluded': 2, 'age-assessment.told': 3,
  'plan-step.agreed': 0, 'plan-step.done': 1, 'plan-step.dropped': 1,
  'track.begun': 0, 'track.attended': 1, 'track.ended': 2,
  're-recruitment.recorded': 0, 're-recruitment.answered': 1,
  'visit.found': 0, 'recruitment-risk.answered': 1,
  'reunification.asked': 0, 'reunification.decided': 1,
  'tracing.opened': 0, 'tracing.closed': 2,
  'referral.sent': 0, 'referral.accepted': 1, 'referral.refused': 1, 'referral.done': 2, 'referral.fed-back': 3, 'referral.withdrawn': 4,
};
const BEGINS: ReadonlySet<Fact['kind']> = new Set(['custody.started', 'stay.admitted', 'placement.started']);
const ENDS: ReadonlySet<Fact['kind']> = new Set(['custody.ended', 'handover.accepted', 'stay.discharged', 'placement.ended']);

function precedes(a: Fact, b: Fact): boolean {
  if (a.kind === 'case.identified') return b.kind !== 'case.identified';
  if (a.kind === 'tracing.opened' && b.kind === 'tracing.acted' && b.requestId === a.subjectId) return true; // the step answers to its stay
  if (a.kind === 'custody.observed' || b.kind === 'custody.observed') return aroundObservation(a, b);
  if (a.subjectId !== b.subjectId) return (ENDS.has(a.kind) && BEGINS.has(b.kind) && isFirst(a, b)) || aroundAbsence(a, b); // one place after another
  if (a.kind === 'custody.transferred' && b.kind === 'custody.transferred') return isFirst(a, b);
  if ('handoverId' in a && 'handoverId' in b && a.handoverId !== b.handoverId) return false;
  // Of one service; what was given in the same stay is another.
  if (a.kind === 'service.given' && b.kind === 'service.ended') return a.rowId === b.rowId;
  // A capture may be notified at any time after it, also once it is over; and after a refusal there may be transfers and other offers.
  if (b.kind === 'custody.notified') return a.kind === 'custody.started';
  if (b.kind === 'handover.refused') return a.kind === 'handover.offered';
  if (a.kind === 'custody.notified' || a.kind === 'handover.refused') return false;
  const one = PLACES[a.kind];
  const other = PLACES[b.kind];
  return one !== undefined && other !== undefined && one < other;
}

/** What was observed lies in its custody, and what followed comes after it. */
function aroundObservation(a: Fact, b: Fact): boolean {
  if (a.kind === 'custody.started') return b.kind === 'custody.observed' && b.custodyId === a.subjectId;
  if (a.kind !== 'custody.observed') return false;
  return (b.kind === 'custody.ended' && b.subjectId === a.custodyId) || (b.kind === 'follow-up.concluded' && b.subjectId === a.subjectId);
}

/** Nobody is absent from a stay before it begins or after it ends, nor twice at once. */
function aroundAbsence(a: Fact, b: Fact): boolean {
  if (a.kind === 'stay.admitted') return 'stayId' in b && b.stayId === a.subjectId;
  if (b.kind === 'stay.discharged') return 'stayId' in a && a.stayId === b.subjectId;
  return a.kind === 'absence.ended' && b.kind === 'absence.started' && a.stayId === b.stayId && isFirst(a, b);
}

function isFirst(a: Fact, b: Fact): boolean {
  return a.at !== null && b.at !== null && (a.at < b.at || (a.at.getTime() === b.at.getTime() && a.recordedAt <= b.recordedAt));
}

function timeOf({ at, precision }: Fact): KnownTime | undefined {
  return at === null || precision === null ? undefined : { at, precision };
}
