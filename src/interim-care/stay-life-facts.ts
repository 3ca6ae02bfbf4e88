import { type Fact, instant } from '../cases/index.js';
import type { Precision } from '../platform/known-time/index.js';
import type { Following, Severity, WeekMark } from './stay-life.vocabulary.js';

interface Recorded {
  readonly id: string;
  readonly stay_id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
export interface IncidentRow extends Recorded {
  readonly kind: string;
  readonly severity: Severity;
  readonly grave: boolean;
  readonly occurred_at: string;
  readonly occurred_precision: Precision;
  readonly followed_at: string | null;
  readonly followed_precision: Precision | null;
  readonly outcome: string | null;
  readonly followed_recorded_at: string | null;
  readonly followed_by: string | null;
}
export interface WeekNoteRow extends Recorded, Record<'health' | 'mood' | 'relations' | 'participation', WeekMark> {
  readonly week: string;
  readonly written_at: string;
}
export interface SessionRow extends Recorded {
  readonly profession: Following;
  readonly topic: string;
  readonly held_at: string;
  readonly held_precision: Precision;
}

export function factsOfIncident(row: IncidentRow): Fact[] {
  const happened: Fact = {
    kind: 'incident.happened', subjectId: row.id, stayId: row.stay_id, at: instant(row.occurred_at), precision: row.occurred_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    incident: row.kind, severity: row.severity, grave: row.grave,
  };
  if (row.followed_at === null || row.outcome === null) return [happened];
  return [
    happened,
    {
      kind: 'incident.followed-up', subjectId: row.id, at: instant(row.followed_at), precision: row.followed_precision, outcome: row.outcome,
      recordedAt: instant(row.followed_recorded_at ?? row.recorded_at), recordedBy: row.followed_by ?? row.recorded_by,
    },
  ];
}

export function factOfWeekNote(row: WeekNoteRow): Fact {
  return {
    kind: 'stay.week-noted', subjectId: row.stay_id, rowId: row.id, at: instant(row.written_at), precision: 'minute', recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    week: row.week, marks: { health: row.health, mood: row.mood, relations: row.relations, participation: row.participation },
  };
}

export function factOfSession(row: SessionRow): Fact {
  return {
    kind: 'stay.session-held', subjectId: row.stay_id, rowId: row.id, at: instant(row.held_at), precision: row.held_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    profession: row.profession, topic: row.topic,
  };
}
