import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface FamilyVisitRow {
  readonly id: string;
  readonly stay_id: string;
  readonly visited_at: string;
  readonly visited_precision: Precision;
  readonly outcome: string;
  readonly child_heard: boolean;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface AllowanceRow {
  readonly id: string;
  readonly stay_id: string;
  readonly amount_xof: number;
  readonly from_day: string;
  readonly to_day: string;
  readonly paid_on: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfVisit(row: FamilyVisitRow): Fact {
  return {
    kind: 'stay.family-visited', subjectId: row.stay_id, rowId: row.id, at: instant(row.visited_at), precision: row.visited_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, outcome: row.outcome, childHeard: row.child_heard,
  };
}

export function factOfAllowance(row: AllowanceRow): Fact {
  return {
    kind: 'stay.allowance-paid', subjectId: row.stay_id, rowId: row.id, at: instant(`${row.paid_on}T00:00:00.000Z`), precision: 'day',
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, amount: row.amount_xof, from: row.from_day, to: row.to_day,
  };
}
