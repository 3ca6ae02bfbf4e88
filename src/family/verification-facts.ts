import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface StatementRow {
  readonly id: string;
  readonly relative_id: string;
  readonly side: 'child' | 'relative';
  readonly result: 'agrees' | 'doubtful' | 'contradicts';
  readonly given_at: string;
  readonly given_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface VerificationRow {
  readonly id: string;
  readonly relative_id: string;
  readonly verified: boolean;
  readonly reason: string | null;
  readonly concluded_at: string;
  readonly concluded_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfStatement(row: StatementRow): Fact {
  return {
    kind: 'relative.heard', subjectId: row.relative_id, rowId: row.id, at: instant(row.given_at), precision: row.given_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    side: row.side, result: row.result,
  };
}

export function factOfVerification(row: VerificationRow): Fact {
  return {
    kind: 'relative.verified', subjectId: row.relative_id, rowId: row.id, at: instant(row.concluded_at), precision: row.concluded_precision, recordedAt: instant(row.recorded_at),
    recordedBy: row.recorded_by, verified: row.verified, reason: row.reason,
  };
}
