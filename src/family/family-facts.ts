import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface TracingActionRow {
  readonly id: string;
  readonly stay_id: string | null;
  readonly request_id: string | null;
  readonly action: string;
  readonly actor: string | null;
  readonly result: string | null;
  readonly acted_at: string;
  readonly acted_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface ReunificationRow {
  readonly id: string;
  readonly asked_at: string;
  readonly asked_precision: Precision;
  readonly decision: 'in-favour' | 'against' | 'postponed' | null;
  readonly decided_at: string | null;
  readonly decided_precision: Precision | null;
  readonly decided_recorded_at: string | null;
  readonly decided_recorded_by: string | null;
  readonly body: string | null;
  readonly follows: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** It answers to the stay in which it was done, or to itself. */
export function factOfTracing(row: TracingActionRow): Fact {
  return {
    kind: 'tracing.acted', subjectId: row.stay_id ?? row.id, rowId: row.id, at: instant(row.acted_at), precision: row.acted_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    requestId: row.request_id, action: row.action, actor: row.actor, result: row.result,
  };
}

export function factsOfReunification(row: ReunificationRow): Fact[] {
  const asked: Fact = {
    kind: 'reunification.asked', subjectId: row.id, at: instant(row.asked_at), precision: row.asked_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    again: row.follows !== null,
  };
  if (row.decided_at === null || row.decision === null || row.body === null) return [asked];
  return [
    asked,
    {
      kind: 'reunification.decided', subjectId: row.id, at: instant(row.decided_at), precision: row.decided_precision,
      recordedAt: instant(row.decided_recorded_at ?? row.recorded_at), recordedBy: row.decided_recorded_by ?? row.recorded_by, decision: row.decision, body: row.body,
    },
  ];
}
