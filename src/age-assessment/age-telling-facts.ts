import { type Fact, instant, type TellingAnswer } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface AgeTellingRow {
  readonly id: string;
  readonly assessment_id: string;
  readonly told_at: string;
  readonly told_precision: Precision;
  readonly language: string;
  readonly answer: TellingAnswer;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfTelling(row: AgeTellingRow): Fact {
  return {
    kind: 'age-assessment.told', subjectId: row.assessment_id, rowId: row.id, at: instant(row.told_at), precision: row.told_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, language: row.language, answer: row.answer,
  };
}
