import { type Fact, instant, type Rating } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface BestInterestsRow {
  readonly id: string;
  readonly relative_id: string | null;
  readonly child_wish: Rating;
  readonly family_wish: Rating;
  readonly safety: Rating;
  readonly care_capacity: Rating;
  readonly community: Rating;
  readonly schooling: Rating;
  readonly recruitment_risk: Rating;
  readonly unverified_reason: string | null;
  readonly assessed_at: string;
  readonly assessed_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factOfAssessment(row: BestInterestsRow): Fact {
  return {
    kind: 'best-interests.assessed', subjectId: row.id, at: instant(row.assessed_at), precision: row.assessed_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    relativeId: row.relative_id, unverifiedReason: row.unverified_reason,
    ratings: {
      childWish: row.child_wish, familyWish: row.family_wish, safety: row.safety, careCapacity: row.care_capacity, community: row.community, schooling: row.schooling, recruitmentRisk: row.recruitment_risk,
    },
  };
}
