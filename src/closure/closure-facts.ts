import { type Fact, instant } from '../cases/index.js';

export interface ClosureRow {
  readonly id: string;
  readonly reason: string;
  readonly status: 'requested' | 'approved' | 'refused';
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly reopened_at: string | null;
  readonly reopened_by: string | null;
  readonly reopening_reason: string | null;
}

/** Asked for, decided, perhaps taken back: each known to the minute, since it happens where it is recorded. */
export function factsOfClosure(row: ClosureRow): Fact[] {
  const told = (at: string, by: string | null) => ({ subjectId: row.id, at: instant(at), precision: 'minute' as const, recordedAt: instant(at), recordedBy: by ?? row.recorded_by });
  const facts: Fact[] = [{ ...told(row.recorded_at, row.recorded_by), kind: 'closure.requested', reason: row.reason }];
  if (row.status !== 'requested' && row.decided_at !== null) facts.push({ ...told(row.decided_at, row.decided_by), kind: `closure.${row.status}`, reason: row.reason });
  if (row.reopened_at !== null && row.reopening_reason !== null) facts.push({ ...told(row.reopened_at, row.reopened_by), kind: 'closure.reopened', reason: row.reopening_reason });
  return facts;
}
