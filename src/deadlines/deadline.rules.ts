import { endOf, type KnownTime } from '../platform/known-time/index.js';
import { addDuration } from './duration.rules.js';
import type { DatedFact, DeadlineState, DerivedDeadline, TimeLimit } from './deadline.vocabulary.js';

type Settlement = Pick<DerivedDeadline, 'state' | 'settledAt' | 'settledPrecision' | 'settledBy'>;

const OPEN: Settlement = { state: 'open', settledAt: null, settledPrecision: null, settledBy: null };

/**
 * Every deadline of one case. It depends on facts and rules alone, not on the present instant: an open deadline past its due
 * instant is open. Doubt serves the child: a start known only to the day or month counts from its first instant, an end by its last.
 */
export function deriveDeadlines(rules: readonly TimeLimit[], facts: readonly DatedFact[]): DerivedDeadline[] {
  const derived: DerivedDeadline[] = [];
  // A version from before its starting fact was recorded anywhere watched nothing: what runs today falls under the first that does.
  const watched = rules.filter((rule) => rule.startFact !== null);
  for (const versions of Map.groupBy(watched, (rule) => rule.code).values()) {
    for (const start of startsOf(versions, facts)) {
      const rule = versionFor(versions, start.at);
      if (rule?.startFact !== start.fact.kind) continue;
      derived.push(...(rule.repeats ? roundsOf(versions, rule, start, facts) : deadlinesOf(rule, start, facts)));
    }
  }
  return derived;
}

interface Start extends KnownTime {
  readonly fact: DatedFact;
}

/** One start a subject, the earliest: what happens within (a transfer between authorities) starts nothing anew. */
function startsOf(versions: readonly TimeLimit[], facts: readonly DatedFact[]): Start[] {
  const bySubject = new Map<string, Start>();
  for (const fact of facts) {
    const time = timeOf(fact);
    if (time === undefined || !versions.some((version) => version.startFact === fact.kind)) continue;
    const known = bySubject.get(fact.subjectId);
    if (known === undefined || time.at < known.at || (time.at.getTime() === known.at.getTime() && lastInstantOf(time) < lastInstantOf(known))) {
      bySubject.set(fact.subjectId, { ...time, fact });
    }
  }
  return [...bySubject.values()];
}

/** The version in force at the start; for what had started before there was a rule, the first one. */
function versionFor(versions: readonly TimeLimit[], at: Date): TimeLimit | undefined {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const inForce = newestFirst.find((version) => version.effectiveFrom <= at && (version.effectiveTo === null || at < version.effectiveTo));
  if (inForce !== undefined) return inForce;
  const first = Math.min(...versions.map((version) => version.effectiveFrom.getTime()));
  return at.getTime() < first ? newestFirst.find((version) => version.effectiveFrom.getTime() === first) : undefined;
}

/**
 * A limit that repeats runs in rounds: from the start to the first settling fact, from that fact to the next one, and from the last
 * one on. Each round is under the version in force when it begins. A fact without a time settles no round: the next could not begin.
 */
function roundsOf(versions: readonly TimeLimit[], rule: TimeLimit, start: Start, facts: readonly DatedFact[]): DerivedDeadline[] {
  const turns = settlingOf(rule, start, facts).flatMap((fact): Start[] => {
    const time = timeOf(fact);
    return time === undefined ? [] : [{ ...time, fact }];
  }).sort(byTime);
  return [start, ...turns].flatMap((begins, index): DerivedDeadline[] => {
    const round = versionFor(versions, begins.at) ?? rule;
    const ends = turns.slice(index, index + 1).map(({ fact }) => fact);
    const [limit] = round.limits;
    return limit === undefined ? [] : deadline(round, begins, index + 1, addDuration(begins.at, limit), ends, voidingOf(round, begins, facts));
  });
}

function deadlinesOf(rule: TimeLimit, start: Start, facts: readonly DatedFact[]): DerivedDeadline[] {
  const settling = settlingOf(rule, start, facts);
  const voiding = voidingOf(rule, start, facts);
  const dues = rule.limits.map((limit) => addDuration(start.at, limit));
  return dues.flatMap((dueAt, index): DerivedDeadline[] => {
    const previous = dues[index - 1];
    // In a series each due instant has its own window: a visit before the one before it was due is no visit for this one.
    const candidates = previous === undefined ? settling : settling.filter((fact) => fact.at !== null && fact.at > previous);
    return deadline(rule, start, index + 1, dueAt, candidates, voiding);
  });
}

function deadline(rule: TimeLimit, start: Start, ordinal: number, dueAt: Date, settling: readonly DatedFact[], voiding: readonly DatedFact[]): DerivedDeadline[] {
  const settlement = settle(dueAt, settling, voiding);
  if (!applies(rule, start, dueAt, settlement)) return [];
  const { subjectId, recordedAt } = start.fact;
  return [{ rule, subjectId, ordinal, startsAt: start.at, startsPrecision: start.precision, dueAt, becameKnownAt: recordedAt, ...settlement }];
}

function settlingOf(rule: TimeLimit, start: Start, facts: readonly DatedFact[]): DatedFact[] {
  return facts.filter((fact) => rule.settlingFacts.includes(fact.kind) && fact.subjectId === start.fact.subjectId);
}

function voidingOf(rule: TimeLimit, start: Start, facts: readonly DatedFact[]): DatedFact[] {
  return facts.filter((fact) => rule.voidingFacts.includes(fact.kind) && voids(fact, start));
}

/**
 * Facts of the same family (a stay's discharge for a stay's deadline) count for their own subject; others (a closure, the end of
 * the custody in which a handover was offered) for the whole case, unless they lie before the start: an earlier custody's end.
 */
function voids(fact: DatedFact, start: Start): boolean {
  if (familyOf(fact.kind) === familyOf(start.fact.kind)) return fact.subjectId === start.fact.subjectId;
  const time = timeOf(fact);
  return time === undefined || lastInstantOf(time) >= start.at;
}

function settle(dueAt: Date, settling: readonly DatedFact[], voiding: readonly DatedFact[]): Settlement {
  const settled = first(settling);
  if (settled !== undefined) return settledBy(settled, settled.at === null ? 'undated' : inTime(settled, dueAt) ? 'met' : 'late');
  const voided = first(voiding);
  if (voided !== undefined) return settledBy(voided, inTime(voided, dueAt) ? 'lapsed' : 'late');
  return OPEN;
}

/**
 * A rule holds for what starts on or after the day it takes effect, and for what is still unsettled on that day. A series does not
 * reach back: visits that were due before anybody asked for them were not missed.
 */
function applies(rule: TimeLimit, start: KnownTime, dueAt: Date, settlement: Settlement): boolean {
  if (start.at >= rule.effectiveFrom) return true;
  if (rule.series && dueAt < rule.effectiveFrom) return false;
  if (settlement.state === 'open') return true;
  const { settledAt, settledPrecision } = settlement;
  return settledAt !== null && settledPrecision !== null && lastInstantOf({ at: settledAt, precision: settledPrecision }) > rule.effectiveFrom;
}

function settledBy(fact: DatedFact, state: DeadlineState): Settlement {
  return { state, settledAt: fact.at, settledPrecision: fact.at === null ? null : fact.precision, settledBy: fact.kind };
}

/** The first by its last possible instant; a fact without a time only where no other is known. Ties fall the same way whatever the order. */
function first(facts: readonly DatedFact[]): DatedFact | undefined {
  const rank = (fact: DatedFact): string => {
    const time = timeOf(fact);
    return [time === undefined ? '~' : lastInstantOf(time).toISOString(), fact.at?.toISOString() ?? '', fact.kind].join(' ');
  };
  return facts.reduce<DatedFact | undefined>((best, fact) => (best === undefined || rank(fact) < rank(best) ? fact : best), undefined);
}

/** By first possible instants; where they are equal, the same way whatever the order in which the facts arrive. */
function byTime(a: Start, b: Start): number {
  return a.at.getTime() - b.at.getTime() || endOf(a).getTime() - endOf(b).getTime() || a.fact.recordedAt.getTime() - b.fact.recordedAt.getTime();
}

function inTime(fact: DatedFact, dueAt: Date): boolean {
  const time = timeOf(fact);
  return time === undefined || lastInstantOf(time) <= dueAt;
}

function lastInstantOf(time: KnownTime): Date {
  return endOf(time);
}

function timeOf(fact: DatedFact): KnownTime | undefined {
  return fact.at === null || fact.precision === null ? undefined : { at: fact.at, precision: fact.precision };
}

function familyOf(kind: string): string {
  return kind.split('.', 1)[0] ?? kind;
}
