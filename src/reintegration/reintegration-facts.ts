import { type Fact, instant } from '../cases/index.js';
import { missedBefore } from './visit-finding.rules.js';
import type { Precision } from '../platform/known-time/index.js';

interface Recorded {
  readonly id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface PlacementRow extends Recorded {
  readonly kind: string;
  readonly region_code: string | null;
  readonly relative_id: string | null;
  readonly started_at: string;
  readonly started_precision: Precision;
  readonly ended_at: string | null;
  readonly ended_precision: Precision | null;
  readonly ended_recorded_at: string | null;
  readonly ended_recorded_by: string | null;
}
export interface ServiceRow extends Recorded {
  readonly stay_id: string | null;
  readonly service_code: string;
  readonly given_at: string | null;
  readonly given_precision: Precision | null;
  readonly detail_sealed: string | null;
  readonly provider: string | null;
  readonly provider_centre: string | null;
  readonly sessions: number | null;
  readonly until_at: string | null;
  readonly until_precision: Precision | null;
  readonly until_recorded_at: string | null;
  readonly until_recorded_by: string | null;
  readonly outcome: string | null;
}
export interface VisitRow extends Recorded {
  readonly placement_id: string;
  readonly visited_at: string;
  readonly visited_precision: Precision;
  readonly outcome: string;
}

export interface PlanRow extends Recorded {
  readonly stay_id: string | null;
  readonly agreed_at: string;
  readonly agreed_precision: Precision;
  readonly child_agreed: boolean;
  readonly why_not_sealed: string | null;
}

export function factsOfPlacement(row: PlacementRow): Fact[] {
  const told = { subjectId: row.id, ...recorded(row) };
  const started: Fact = {
    ...told, kind: 'placement.started', at: instant(row.started_at), precision: row.started_precision, placement: row.kind, region: row.region_code, relativeId: row.relative_id,
  };
  if (row.ended_at === null) return [started];
  return [
    started,
    {
      kind: 'placement.ended', subjectId: row.id, at: instant(row.ended_at), precision: row.ended_precision,
      recordedAt: instant(row.ended_recorded_at ?? row.recorded_at), recordedBy: row.ended_recorded_by ?? row.recorded_by,
    },
  ];
}

/** A service answers to the stay in which it was given, or to itself. */
export function factsOfService(row: ServiceRow): Fact[] {
  const which = { subjectId: row.stay_id ?? row.id, rowId: row.id, service: row.service_code };
  const given: Fact = {
    ...which, kind: 'service.given', at: instant(row.given_at), precision: row.given_precision, ...recorded(row), sealedDetail: row.detail_sealed,
    by: row.provider !== null ? { partner: row.provider } : row.provider_centre !== null ? { centre: row.provider_centre } : null, sessions: row.sessions,
  };
  if (row.until_at === null) return [given];
  return [
    given,
    {
      ...which, kind: 'service.ended', at: instant(row.until_at), precision: row.until_precision, outcome: row.outcome,
      recordedAt: instant(row.until_recorded_at ?? row.recorded_at), recordedBy: row.until_recorded_by ?? row.recorded_by,
    },
  ];
}

/** All of one child: which visit answers one that found nobody is known from the others alone. */
export function factsOfVisits(rows: readonly VisitRow[]): Fact[] {
  const answers = missedBefore(rows.map((row) => ({ id: row.id, placementId: row.placement_id, at: { at: instant(row.visited_at), precision: row.visited_precision }, recordedAt: instant(row.recorded_at), outcome: row.outcome })));
  return rows.map((row) => factOfVisit(row, answers.get(row.id) ?? null));
}

function factOfVisit(row: VisitRow, answers: string | null): Fact {
  return {
    kind: 'visit.made', subjectId: row.placement_id, rowId: row.id, at: instant(row.visited_at), precision: row.visited_precision, ...recorded(row), outcome: row.outcome, answers,
  };
}

/** A plan answers to the stay in which it was agreed, or to itself. */
export function factOfPlan(row: PlanRow): Fact {
  return {
    kind: 'plan.agreed', subjectId: row.stay_id ?? row.id, rowId: row.id, at: instant(row.agreed_at), precision: row.agreed_precision, ...recorded(row),
    childAgreed: row.child_agreed, sealedWhyNot: row.why_not_sealed,
  };
}

function recorded(row: Recorded): { recordedAt: Date; recordedBy: string } {
  return { recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by };
}
