import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import type { AlternativeCare, AlternativeCareReview, FamilyPreparation } from './durable-care.entity.js';

interface Recorded {
  readonly id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface PreparationRow extends Recorded {
  readonly kind: FamilyPreparation['kind'];
  readonly met: readonly string[];
  readonly outcome: string;
  readonly held_at: string;
  readonly held_precision: Precision;
}
export interface CareRow extends Recorded {
  readonly placement_id: string;
  readonly form: AlternativeCare['form'];
  readonly reason: string;
  readonly decided_at: string;
  readonly decided_precision: Precision;
}
export interface CareReviewRow extends Recorded {
  readonly care_id: string;
  readonly outcome: AlternativeCareReview['outcome'];
  readonly reviewed_at: string;
  readonly reviewed_precision: Precision;
}

export function factOfPreparation(row: PreparationRow): Fact {
  return {
    kind: 'family.prepared', subjectId: row.id, at: instant(row.held_at), precision: row.held_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    preparation: row.kind, met: row.met, outcome: row.outcome,
  };
}

/** It ends with its placement, and so answers to it. */
export function factOfCare(row: CareRow): Fact {
  return {
    kind: 'alternative-care.decided', subjectId: row.placement_id, rowId: row.id, at: instant(row.decided_at), precision: row.decided_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    form: row.form, reason: row.reason,
  };
}

/** @param care the decision that is reviewed; undefined where it is not to be seen */
export function factsOfCareReview(row: CareReviewRow, care: CareRow | undefined): Fact[] {
  if (care === undefined) return [];
  return [{
    kind: 'alternative-care.reviewed', subjectId: care.placement_id, rowId: row.id, at: instant(row.reviewed_at), precision: row.reviewed_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    outcome: row.outcome,
  }];
}
