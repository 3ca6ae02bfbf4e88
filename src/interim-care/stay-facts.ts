import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import type { OverPlacesAnswer } from './places.vocabulary.js';
import type { AbsenceOutcome } from './stay-absence.entity.js';

export interface StayRow {
  readonly id: string;
  readonly kind: 'centre' | 'foster-family';
  readonly centre_code: string | null;
  readonly region_code: string | null;
  readonly family_code: string | null;
  readonly admitted_at: string;
  readonly admitted_precision: Precision;
  readonly discharged_at: string | null;
  readonly discharged_precision: Precision | null;
  readonly destination: string | null;
  readonly discharged_recorded_at: string | null;
  readonly discharged_recorded_by: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface StayReviewRow {
  readonly id: string;
  readonly stay_id: string;
  readonly reviewed_at: string;
  readonly reviewed_precision: Precision;
  readonly outcome: 'continues' | 'leave-planned';
  readonly reason: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface OverPlacesRow {
  readonly stay_id: string;
  readonly answer: OverPlacesAnswer | null;
  readonly answered_at: string | null;
  readonly answered_by: string | null;
  readonly relieved_at: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export interface AbsenceRow {
  readonly id: string;
  readonly stay_id: string;
  readonly since_at: string;
  readonly since_precision: Precision;
  readonly ended_at: string | null;
  readonly ended_precision: Precision | null;
  readonly outcome: AbsenceOutcome | null;
  readonly ended_recorded_at: string | null;
  readonly ended_recorded_by: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

export function factsOfAbsence(row: AbsenceRow): Fact[] {
  const told = { subjectId: row.id, stayId: row.stay_id, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by };
  const started: Fact = { ...told, kind: 'absence.started', at: instant(row.since_at), precision: row.since_precision };
  if (row.ended_at === null || row.outcome === null) return [started];
  return [
    started,
    {
      ...told, kind: 'absence.ended', at: instant(row.ended_at), precision: row.ended_precision, outcome: row.outcome,
      recordedAt: instant(row.ended_recorded_at ?? row.recorded_at), recordedBy: row.ended_recorded_by ?? row.recorded_by,
    },
  ];
}

/** At the hour of the admission, also where that is corrected. @param stay the stay of the row; undefined where it is not to be seen */
export function factsOfOverPlaces(row: OverPlacesRow, stay: StayRow | undefined): Fact[] {
  if (stay === undefined) return [];
  const told = { subjectId: row.stay_id, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by };
  const answeredAt = instant(row.answered_at);
  const relievedAt = instant(row.relieved_at);
  return [
    { ...told, kind: 'stay.admitted-over-places', at: instant(stay.admitted_at), precision: stay.admitted_precision },
    ...(answeredAt === null || row.answer === null
      ? []
      : [{ ...told, kind: 'stay.places-answered', answer: row.answer, at: answeredAt, precision: 'minute', recordedAt: answeredAt, recordedBy: row.answered_by ?? row.recorded_by } satisfies Fact]),
    ...(relievedAt === null ? [] : [{ ...told, kind: 'stay.places-relieved', at: relievedAt, precision: 'minute', recordedAt: relievedAt } satisfies Fact]),
  ];
}

export function factOfReview(row: StayReviewRow): Fact {
  return {
    kind: 'stay.reviewed', subjectId: row.stay_id, rowId: row.id, at: instant(row.reviewed_at), precision: row.reviewed_precision,
    recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by, outcome: row.outcome, reason: row.reason,
  };
}

export function factsOfStay(stay: StayRow): Fact[] {
  const told = { subjectId: stay.id, recordedAt: instant(stay.recorded_at), recordedBy: stay.recorded_by };
  const admitted: Fact = {
    ...told, kind: 'stay.admitted', at: instant(stay.admitted_at), precision: stay.admitted_precision, care: stay.kind, centre: stay.centre_code, region: stay.region_code, family: stay.family_code,
  };
  if (stay.discharged_at === null || stay.destination === null) return [admitted];
  return [
    admitted,
    {
      kind: 'stay.discharged', subjectId: stay.id, at: instant(stay.discharged_at), precision: stay.discharged_precision, destination: stay.destination,
      recordedAt: instant(stay.discharged_recorded_at ?? stay.recorded_at), recordedBy: stay.discharged_recorded_by ?? stay.recorded_by,
    },
  ];
}
