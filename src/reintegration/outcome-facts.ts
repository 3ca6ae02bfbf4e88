import { type Fact, instant } from '../cases/index.js';
import type { KnownTime, Precision } from '../platform/known-time/index.js';
import type { Return, ToldOutcome, TrackSeen, VisitSeen } from './outcome.vocabulary.js';

export interface ToldRow {
  readonly id: string;
  readonly placement_id: string;
  readonly milestone: string;
  readonly outcome: ToldOutcome;
  readonly with_family: boolean | null;
  readonly source: string;
  readonly known_at: string;
  readonly known_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** What was told answers to the return it is about. */
export function factOfTold(row: ToldRow): Fact {
  return {
    kind: 'outcome.told', subjectId: row.placement_id, rowId: row.id, at: instant(row.known_at), precision: row.known_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    milestone: row.milestone, outcome: row.outcome, withFamily: row.with_family, source: row.source,
  };
}

/** The returns of a child, the first begun first, each with what the facts of the case say of it. */
export function returnsOf(facts: readonly Fact[]): Return[] {
  const of = <Kind extends Fact['kind']>(kind: Kind): Extract<Fact, { readonly kind: Kind }>[] => facts.filter((fact): fact is Extract<Fact, { readonly kind: Kind }> => fact.kind === kind);
  const endOfSubject = (kind: 'placement.ended' | 'stay.discharged' | 'track.ended', id: string): KnownTime | null => timeOf(of(kind).find(({ subjectId }) => subjectId === id));
  const found = new Map(of('visit.found').map((fact) => [fact.subjectId, fact]));
  const reopened = new Set(of('closure.reopened').map(({ subjectId }) => subjectId));
  const closure = of('closure.approved').find(({ subjectId }) => !reopened.has(subjectId));
  const withdrawn = new Set(of('death.withdrawn').map(({ subjectId }) => subjectId));
  const died = timeOf(of('death.recorded').find(({ subjectId }) => !withdrawn.has(subjectId)));
  const tracks = of('track.begun').flatMap((track): TrackSeen[] => {
    const startedAt = timeOf(track);
    return startedAt === null ? [] : [{ kind: track.track, startedAt, endedAt: endOfSubject('track.ended', track.subjectId), attended: of('track.attended').flatMap(({ subjectId, month, attended }) => (subjectId === track.subjectId && attended > 0 ? [month] : [])) }];
  });
  const stays = of('stay.admitted').flatMap((stay) => {
    const from = timeOf(stay);
    return from === null ? [] : [{ from, to: endOfSubject('stay.discharged', stay.subjectId) }];
  });
  const recruited = of('re-recruitment.recorded').flatMap((fact) => timeOf(fact) ?? []);
  return of('placement.started').flatMap((placement): Return[] => {
    const startedAt = timeOf(placement);
    if (startedAt === null) return [];
    const next = of('placement.started').flatMap(({ at }) => (at !== null && at > startedAt.at ? [at] : [])).sort((a, b) => a.getTime() - b.getTime())[0];
    const visits = of('visit.made').flatMap((visit): VisitSeen[] => {
      const at = timeOf(visit);
      return at === null || visit.subjectId !== placement.subjectId ? [] : [{ at, outcome: visit.outcome, livesWith: found.get(visit.rowId)?.livesWith ?? null, occupation: found.get(visit.rowId)?.occupation ?? null }];
    });
    return [{
      id: placement.subjectId, kind: placement.placement, startedAt, endedAt: endOfSubject('placement.ended', placement.subjectId), visits, tracks, stays,
      recorded: of('outcome.told').flatMap(({ subjectId, milestone, outcome, withFamily }) => (subjectId === placement.subjectId ? [{ milestone, outcome, withFamily }] : [])),
      reRecruitedAt: first([...visits.flatMap(({ at, outcome }) => (outcome === 're-recruited' ? [at] : [])), ...recruited.filter(({ at }) => at >= startedAt.at && (next === undefined || at < next))]),
      diedAt: died, closed: closure === undefined ? null : { at: closure.recordedAt, reason: closure.reason },
    }];
  }).sort((a, b) => a.startedAt.at.getTime() - b.startedAt.at.getTime());
}

function first(times: readonly KnownTime[]): KnownTime | null {
  return times.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}

function timeOf(fact: Fact | undefined): KnownTime | null {
  return fact === undefined || fact.at === null || fact.precision === null ? null : { at: fact.at, precision: fact.precision };
}
