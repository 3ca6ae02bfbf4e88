import { type Fact, instant } from '../cases/index.js';
import type { Relative } from './relative.entity.js';

export interface RelativeRow {
  readonly id: string;
  readonly relationship: string;
  readonly carer: Relative['carer'];
  readonly life: Relative['life'];
  readonly region_code: string | null;
  readonly country: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** That somebody is a relative has no hour. */
export function factOfRelative(row: RelativeRow): Fact {
  return {
    kind: 'relative.recorded', subjectId: row.id, at: null, precision: null, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    relationship: row.relationship, carer: row.carer, life: row.life, region: row.region_code, country: row.country,
  };
}
