/** Age groups of the two tables, in completed years. */
export type AgeGroup = '0-9' | '10-14' | '15-17' | '18+' | 'not-recorded';

/** One deprivation of liberty, without a name. */
export interface CustodyRow {
  readonly startedAt: Date;
  /** Last instant that the end may have been; null while open. */
  readonly endedAt: Date | null;
  /** The limit of the rule in force when it started. */
  readonly dueAt: Date;
  readonly outcome: string | null;
  readonly situationUnknown: boolean;
  readonly authority: string;
  readonly region: string;
  readonly sex: string;
  readonly ageYears: number | null;
}

export interface DeprivationCounts {
  captured: number;
  handedOverInTime: number;
  releasedOrHandedOverLate: number;
  stillHeld: number;
  situationUnknown: number;
}

/** One stay in interim care, without a name. */
export interface StayRow {
  readonly childId: string;
  readonly sex: string;
  readonly kind: string;
  readonly centre: string | null;
  readonly admittedAt: Date;
  /** Last instant of the day of discharge; null while the child is in care. */
  readonly dischargedAt: Date | null;
  readonly services: readonly string[];
}

/** Half-open: from its first instant to the first instant after it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface CareCount {
  readonly distinct: number;
  readonly byPart: readonly number[];
}
