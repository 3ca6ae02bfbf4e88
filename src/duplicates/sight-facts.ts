import { type Fact, instant } from '../cases/index.js';

export interface SightRow {
  readonly id: string;
  readonly grantee: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/** Who besides those who answer for the child was let see the file. */
export function factsOfSight(row: SightRow): Fact[] {
  const told = { subjectId: row.id, precision: 'minute' as const };
  const grantedAt = instant(row.recorded_at);
  const granted: Fact = { ...told, kind: 'sight.granted', grantee: row.grantee, at: grantedAt, recordedAt: grantedAt, recordedBy: row.recorded_by };
  if (row.ended_at === null) return [granted];
  const endedAt = instant(row.ended_at);
  return [granted, { ...told, kind: 'sight.ended', at: endedAt, recordedAt: endedAt, recordedBy: row.ended_by ?? row.recorded_by }];
}
