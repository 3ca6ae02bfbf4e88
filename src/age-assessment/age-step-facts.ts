import { type AgeStep, type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface AgeStepRow {
  readonly id: string;
  readonly assessment_id: string;
  readonly kind: AgeStep['kind'];
  readonly taken_at: string;
  readonly taken_precision: Precision;
  readonly document: string | null;
  readonly credibility: string | null;
  readonly professions: readonly string[] | null;
  readonly age_low: number | null;
  readonly age_high: number | null;
  readonly method: string | null;
  readonly margin_months: number | null;
  readonly consent_by: string | null;
  readonly consent_at: string | null;
  readonly consent_precision: Precision | null;
  readonly consent_language: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfStep(row: AgeStepRow): Fact {
  return {
    kind: 'age-assessment.step-taken', subjectId: row.assessment_id, rowId: row.id, at: instant(row.taken_at), precision: row.taken_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    step: stepOf(row), range: row.age_low === null || row.age_high === null ? null : { low: row.age_low, high: row.age_high },
  };
}

/** The table forbids an empty place where a kind of step needs one; the empty words below are never reached. */
function stepOf(row: AgeStepRow): AgeStep {
  switch (row.kind) {
    case 'document':
      return { kind: row.kind, document: row.document ?? '', credibility: row.credibility ?? '' };
    case 'assessment':
      return { kind: row.kind, professions: row.professions ?? [] };
    case 'examination':
      return {
        kind: row.kind, method: row.method ?? '', marginMonths: row.margin_months ?? 0,
        consent: { by: row.consent_by ?? '', at: { at: instant(row.consent_at ?? row.taken_at), precision: row.consent_precision ?? row.taken_precision }, language: row.consent_language ?? '' },
      };
    default:
      return { kind: row.kind };
  }
}
