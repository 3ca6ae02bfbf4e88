import { type CustodyFollowUpKind, type Fact, instant, type ObservationKind } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface ObservationRow {
  readonly id: string;
  readonly custody_id: string;
  readonly kind: ObservationKind;
  readonly finding: string | null;
  readonly breach: boolean;
  readonly by_unit: string | null;
  readonly observed_at: string;
  readonly observed_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface FollowUpRow {
  readonly id: string;
  readonly custody_id: string;
  readonly observation_id: string | null;
  readonly kind: CustodyFollowUpKind;
  readonly outcome: string;
  readonly concluded_at: string;
  readonly concluded_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfObservation(row: ObservationRow): Fact {
  return {
    kind: 'custody.observed', subjectId: row.id, custodyId: row.custody_id, at: instant(row.observed_at), precision: row.observed_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, observation: row.kind, finding: row.finding, breach: row.breach, byUnit: row.by_unit,
  };
}

/** Attached to what it follows: the observation of a breach, otherwise the custody. */
export function factOfFollowUp(row: FollowUpRow): Fact {
  return {
    kind: 'follow-up.concluded', subjectId: row.observation_id ?? row.custody_id, rowId: row.id, custodyId: row.custody_id, at: instant(row.concluded_at),
    precision: row.concluded_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, followUp: row.kind, outcome: row.outcome,
  };
}
