import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface AgeAssessmentRow {
  readonly id: string;
  readonly doubter: string;
  readonly ground: string;
  readonly raised_at: string;
  readonly raised_precision: Precision;
  readonly concluded_at: string | null;
  readonly concluded_precision: Precision | null;
  readonly concluded_recorded_at: string | null;
  readonly concluded_recorded_by: string | null;
  readonly conclusion: 'child' | 'adult' | null;
  readonly age_low: number | null;
  readonly age_high: number | null;
  readonly professions: readonly string[] | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factsOfAssessment(row: AgeAssessmentRow): Fact[] {
  const raised: Fact = {
    kind: 'age-assessment.raised', subjectId: row.id, at: instant(row.raised_at), precision: row.raised_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    doubter: row.doubter, ground: row.ground,
  };
  if (row.concluded_at === null || row.conclusion === null || row.age_low === null || row.age_high === null) return [raised];
  return [
    raised,
    {
      kind: 'age-assessment.concluded', subjectId: row.id, at: instant(row.concluded_at), precision: row.concluded_precision,
      recordedAt: instant(row.concluded_recorded_at ?? row.recorded_at), recordedBy: row.concluded_recorded_by ?? row.recorded_by,
      conclusion: row.conclusion, low: row.age_low, high: row.age_high, professions: row.professions ?? [],
    },
  ];
}
