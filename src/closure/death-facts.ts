import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

export interface DeathRow {
  readonly id: string;
  readonly died_at: string;
  readonly died_precision: Precision;
  readonly cause: string;
  readonly confirmed_by: string;
  readonly family_told_at: string | null;
  readonly family_told_precision: Precision | null;
  readonly family_told_recorded_at: string | null;
  readonly family_told_by: string | null;
  readonly reviewed_at: string | null;
  readonly reviewed_by: string | null;
  readonly review_outcome: string | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** One that was withdrawn did not happen: only that it was withdrawn is told, and the journal keeps the rest. */
export function factsOfDeath(row: DeathRow): Fact[] {
  const subject = { subjectId: row.id };
  if (row.withdrawn_at !== null) {
    const at = instant(row.withdrawn_at);
    return [{ ...subject, kind: 'death.withdrawn', at, precision: 'minute', recordedAt: at, recordedBy: row.withdrawn_by ?? row.recorded_by }];
  }
  const facts: Fact[] = [
    { ...subject, kind: 'death.recorded', at: instant(row.died_at), precision: row.died_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, cause: row.cause, confirmedBy: row.confirmed_by },
  ];
  if (row.family_told_at !== null && row.family_told_precision !== null) {
    facts.push({
      ...subject, kind: 'death.family-told', at: instant(row.family_told_at), precision: row.family_told_precision,
      recordedAt: instant(row.family_told_recorded_at ?? row.recorded_at), recordedBy: row.family_told_by ?? row.recorded_by,
    });
  }
  if (row.reviewed_at !== null && row.review_outcome !== null) {
    const at = instant(row.reviewed_at);
    facts.push({ ...subject, kind: 'death.reviewed', at, precision: 'minute', recordedAt: at, recordedBy: row.reviewed_by ?? row.recorded_by, outcome: row.review_outcome });
  }
  return facts;
}
