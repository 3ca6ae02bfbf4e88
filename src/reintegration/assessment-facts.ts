import { type Fact, instant, type JsonRows, type Ratings } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import { byDomain, inOrder } from './assessment.rules.js';

export interface NeedsAssessmentRow extends Ratings {
  readonly id: string;
  readonly stay_id: string | null;
  readonly placement_id: string | null;
  readonly made_at: string;
  readonly made_precision: Precision;
  readonly strengths_sealed: string;
  readonly needs_sealed: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** All of one child: which is the first of its stay or placement is known from the others alone. */
export function factsOfAssessments(rows: JsonRows<NeedsAssessmentRow>): Fact[] {
  const assessed = rows.map((row) => ({
    row, subjectId: row.stay_id ?? row.placement_id ?? row.id, at: { at: instant(row.made_at), precision: row.made_precision }, recordedAt: instant(row.recorded_at), ratings: byDomain((domain) => row[domain]),
  }));
  return [...Map.groupBy(assessed, ({ subjectId }) => subjectId).values()].flatMap((ofOne) =>
    inOrder(ofOne).map(({ row, subjectId, at, recordedAt, ratings }, index): Fact => ({
      kind: 'assessment.made', subjectId, rowId: row.id, at: at.at, precision: at.precision, recordedAt, recordedBy: row.recorded_by,
      during: row.stay_id === null ? 'placement' : 'stay', first: index === 0, ratings, sealedStrengths: row.strengths_sealed, sealedNeeds: row.needs_sealed,
    })),
  );
}
