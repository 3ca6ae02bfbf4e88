export const VETTING_STEPS = ['asked', 'vetted', 'refused', 'suspended', 'ended'] as const;
export type VettingStep = (typeof VETTING_STEPS)[number];

/** Where a family stands: by its last step, and `expired` once the last day of its vetting is over. */
export type FamilyState = VettingStep | 'expired';

export const FAMILY_SEXES = ['female', 'male', 'any'] as const;

/** What a family may take: so many children at once, of this sex, of these completed years, both included. */
export interface FamilyTerms {
  readonly places: number;
  readonly sex: (typeof FAMILY_SEXES)[number];
  readonly ageFrom: number;
  readonly ageTo: number;
}

/** One step on the way of a family. Days are civil days of Mali, '2026-03-12'. */
export interface Vetting {
  readonly step: VettingStep;
  readonly onDay: string;
  /** The last day of a vetting; null: until something else is decided. */
  readonly untilDay: string | null;
  /** Of a step `vetted` alone. */
  readonly terms: FamilyTerms | null;
}

export interface FamilyStanding {
  readonly state: FamilyState;
  readonly since: string;
  readonly untilDay: string | null;
  /** Of the last vetting; null where the family was never vetted. */
  readonly terms: FamilyTerms | null;
}

/** Who the family is: never in a column in clear. */
export interface FamilyNames {
  readonly carers: string;
  readonly village?: string;
  readonly phone?: string;
}
