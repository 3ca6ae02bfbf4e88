import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface SheetFactRow {
  readonly stay_id: string;
  readonly filled_at: string;
  readonly filled_precision: Precision;
  readonly risk_level: 'low' | 'medium' | 'high';
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfSheet(row: SheetFactRow): Fact {
  return {
    kind: 'stay.sheet-filled', subjectId: row.stay_id, at: instant(row.filled_at), precision: row.filled_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, risk: row.risk_level,
  };
}
