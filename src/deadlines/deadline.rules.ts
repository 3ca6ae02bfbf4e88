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
  for (const versions of Map.groupBy(rules, (rule) => rule.code).values()) {
    for (const start of startsOf(versions, facts)) {
      const links = versions.some((version) => version.repeats && version.startFact === start.fact.kind) ? chainOf(versions, start, facts) : [start];
      for (const link of links) derived.push(...throughVersions(versions, link, facts));
    }
  }
  return derived;
}

interface Start extends KnownTime {
  readonly fact: DatedFact;
  /** The fact by which the subject counts: its admission, also where a review starts the next month. */
  readonly subjectKind: string;
  /** Of a rule that repeats: its place in the chain, and what settles it alone. */
  readonly link?: { readonly ordinal: number; readonly settledBy: DatedFact | undefined };
}

/** One start a subject, the earliest: what happens within (a transfer between authorities) starts nothing anew. */
function startsOf(versions: readonly TimeLimit[], facts: readonly DatedFact[]): Start[] {
  const bySubject = new Map<string, Start>();
  for (const fact of facts) {
    const time = timeOf(fact);
    if (time === undefined || !versions.some((version) => version.startFact === fact.kind)) continue;
    const known = bySubject.get(fact.subjectId);
    if (known === undefined || time.at < known.at || (time.at.getTime() === known.at.getTime() && lastInstantOf(time) < lastInstantOf(known))) {
      bySubject.set(fact.subjectId, { ...time, fact, subjectKind: fact.kind });
    }
  }
  return [...bySubject.values()];
}

/** Of a rule that repeats: each fact that settles it starts the next. A fact without a time can stand nowhere in the chain. */
function chainOf(versions: readonly TimeLimit[], start: Start, facts: readonly DatedFact[]): Start[] {
  const kinds = new Set(versions.flatMap((version) => version.settlingFacts));
  const settling = facts
    .flatMap((fact) => {
      const time = timeOf(fact);
      return time !== undefined && kinds.has(fact.kind) && fact.subjectId === start.fact.subjectId ? [{ ...time, fact, subjectKind: start.subjectKind }] : [];
    })
    .sort(byTime);
  return [start, ...settling].map((link, index) => ({ ...link, link: { ordinal: index + 1, settledBy: settling[index]?.fact } }));
}

/**
 * The version in force at the start; and from it on through the later ones that say they hold for what is running when they take effect.
 */
function throughVersions(versions: readonly TimeLimit[], start: Start, facts: readonly DatedFact[]): DerivedDeadline[] {
  const first = versionFor(versions, start.at);
  let derived = first === undefined ? [] : deadlinesOf(first, start, facts);
  const later = everInForce(versions).filter((version) => version.appliesToRunning && version.effectiveFrom > start.at && version.version > (first?.version ?? 0));
  for (const version of later) derived = carriedOver(derived, version, start, facts);
  return derived;
}

/**
 * What a new version takes over on the day it takes effect: whatever is neither due nor settled by then (docs/adr/0022). What was due
 * before stays due as it was, and what was settled stays settled: a new version neither excuses nor blames for what lies behind it.
 * For the same reason a single limit taken over is due on that day at the earliest, and a series takes over from that day on.
 */
function carriedOver(derived: readonly DerivedDeadline[], version: TimeLimit, start: Start, facts: readonly DatedFact[]): DerivedDeadline[] {
  const day = version.effectiveFrom;
  const kept = derived.filter((deadline) => deadline.dueAt < day || mayHaveEndedBy(deadline, day));
  const ordinals = new Set(kept.map(({ ordinal }) => ordinal));
  return [...kept, ...deadlinesOf(version, start, facts, day).filter(({ ordinal }) => !ordinals.has(ordinal))];
}

/** Doubt leaves the version as it is: what may have ended before the day is not judged by what holds from then on. */
function mayHaveEndedBy({ state, settledAt, settledPrecision }: DerivedDeadline, day: Date): boolean {
  if (state === 'open') return false;
  return settledAt === null || settledPrecision === null || settledAt < day || lastInstantOf({ at: settledAt, precision: settledPrecision }) <= day;
}

/** The version in force at the start; for what had started before there was a rule, the first one. */
function versionFor(versions: readonly TimeLimit[], at: Date): TimeLimit | undefined {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const inForce = newestFirst.find((version) => version.effectiveFrom <= at && (version.effectiveTo === null || at < version.effectiveTo));
  if (inForce !== undefined) return inForce;
  const first = Math.min(...versions.map((version) => version.effectiveFrom.getTime()));
  return at.getTime() < first ? newestFirst.find((version) => version.effectiveFrom.getTime() === first) : undefined;
}

/** In the order in which they take effect. A version replaced before its day, or on it, never held for anybody. */
function everInForce(versions: readonly TimeLimit[]): TimeLimit[] {
  return versions
    .filter((version) => !versions.some((newer) => newer.version > version.version && newer.effectiveFrom <= version.effectiveFrom))
    .toSorted((a, b) => a.version - b.version);
}

/** @param notBefore the day before which nothing is due under this version: where it takes over what is running */
function deadlinesOf(rule: TimeLimit, start: Start, facts: readonly DatedFact[], notBefore?: Date): DerivedDeadline[] {
  if (rule.startFact !== start.subjectKind) return [];
  if (start.link !== undefined && !rule.repeats && start.link.ordinal > 1) return [];
  const { subjectId, recordedAt } = start.fact;
  const settling = settlingOf(rule, start, facts);
  const voiding = facts.filter((fact) => rule.voidingFacts.includes(fact.kind) && voids(fact, start));
  const dues = rule.limits.map((limit) => addDuration(start.at, limit)).map((due) => (notBefore !== undefined && !rule.series && due < notBefore ? notBefore : due));
  return dues.flatMap((dueAt, index): DerivedDeadline[] => {
    const previous = dues[index - 1];
    // In a series each due instant has its own window: a visit before the one before it was due is no visit for this one.
    const candidates = previous === undefined ? settling : settling.filter((fact) => fact.at !== null && fact.at > previous);
    const settlement = settle(dueAt, candidates, voiding.filter(({ heldUntil }) => heldUntil === undefined || dueAt <= heldUntil));
    if (!applies(rule, start, dueAt, settlement)) return [];
    const ordinal = start.link?.ordinal ?? index + 1;
    return [{ rule, subjectId, ordinal, startsAt: start.at, startsPrecision: start.precision, dueAt, becameKnownAt: recordedAt, ...settlement }];
  });
}

function settlingOf(rule: TimeLimit, { fact: { subjectId }, link }: Start, facts: readonly DatedFact[]): readonly DatedFact[] {
  if (link !== undefined && rule.repeats) return link.settledBy === undefined ? [] : [link.settledBy];
  return facts.filter((fact) => rule.settlingFacts.includes(fact.kind) && fact.subjectId === subjectId);
}

/**
 * Facts of the same family (a stay's discharge for a stay's deadline) count for their own subject; others (a closure, the end of
 * the custody in which a handover was offered) for the whole case, unless they lie before the start: an earlier custody's end.
 */
function voids(fact: DatedFact, start: Start): boolean {
  if (familyOf(fact.kind) === familyOf(start.fact.kind)) return fact.subjectId === start.fact.subjectId;
  const time = timeOf(fact);
  // A start that is agreed beforehand (the end of a consent) is void from the agreement on.
  const known = start.fact.recordedAt < start.at ? start.fact.recordedAt : start.at;
  return time === undefined || lastInstantOf(time) >= known;
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
