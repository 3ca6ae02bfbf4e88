import { type Fact, instant, type TrackKind, type TrackOutcome } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';

interface Recorded {
  readonly id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface TrackRow extends Recorded {
  readonly kind: TrackKind;
  readonly detail: string;
  readonly provider_sealed: string;
  readonly started_at: string;
  readonly started_precision: Precision;
  readonly outcome: TrackOutcome | null;
  readonly ended_at: string | null;
  readonly ended_precision: Precision | null;
  readonly ended_recorded_at: string | null;
  readonly ended_recorded_by: string | null;
}
export interface AttendanceRow extends Recorded {
  readonly track_id: string;
  readonly month: string;
  readonly held: number;
  readonly attended: number;
}

export function factsOfTrack(row: TrackRow): Fact[] {
  const begun: Fact = {
    kind: 'track.begun', subjectId: row.id, at: instant(row.started_at), precision: row.started_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    track: row.kind, detail: row.detail, sealedProvider: row.provider_sealed,
  };
  if (row.outcome === null) return [begun];
  return [
    begun,
    {
      kind: 'track.ended', subjectId: row.id, at: instant(row.ended_at), precision: row.ended_precision, outcome: row.outcome,
      recordedAt: instant(row.ended_recorded_at ?? row.recorded_at), recordedBy: row.ended_recorded_by ?? row.recorded_by,
    },
  ];
}

/** Of the whole month, and so known to the month. */
export function factOfAttendance(row: AttendanceRow): Fact {
  return {
    kind: 'track.attended', subjectId: row.track_id, rowId: row.id, at: new Date(`${row.month}T00:00:00.000Z`), precision: 'month', recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    month: row.month, held: row.held, attended: row.attended,
  };
}
