import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface TracingRequestRow {
  readonly id: string;
  readonly relative_id: string;
  readonly priority: 'urgent' | 'normal';
  readonly partner: string | null;
  readonly country: string | null;
  readonly opened_at: string;
  readonly opened_precision: Precision;
  readonly closed_at: string | null;
  readonly closed_precision: Precision | null;
  readonly closed_recorded_at: string | null;
  readonly closed_recorded_by: string | null;
  readonly outcome: 'found' | 'not-found' | 'child-declines' | 'danger' | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factsOfSearch(row: TracingRequestRow): Fact[] {
  const opened: Fact = {
    kind: 'tracing.opened', subjectId: row.id, at: instant(row.opened_at), precision: row.opened_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    relativeId: row.relative_id, priority: row.priority, partner: row.partner, country: row.country,
  };
  if (row.closed_at === null || row.outcome === null) return [opened];
  return [
    opened,
    {
      kind: 'tracing.closed', subjectId: row.id, at: instant(row.closed_at), precision: row.closed_precision,
      recordedAt: instant(row.closed_recorded_at ?? row.recorded_at), recordedBy: row.closed_recorded_by ?? row.recorded_by, outcome: row.outcome,
    },
  ];
}
