import { type Fact, instant } from '../cases/index.js';

export interface SightRow {
  readonly id: string;
  readonly grantee: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/** Who besides those who answer for the child was let see the file. Without a time of its own: it is nothing that happened to the child. */
export function factsOfSight(row: SightRow): Fact[] {
  const told = { subjectId: row.id, at: null, precision: null };
  const granted: Fact = { ...told, kind: 'sight.granted', grantee: row.grantee, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by };
  if (row.ended_at === null) return [granted];
  return [granted, { ...told, kind: 'sight.ended', recordedAt: instant(row.ended_at), recordedBy: row.ended_by ?? row.recorded_by }];
}
