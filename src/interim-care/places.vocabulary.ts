/** Places of one group: for children of one sex, of these completed years, both included. */
export interface PlaceGroup {
  readonly sex: 'female' | 'male';
  readonly ageFrom: number;
  readonly ageTo: number;
  readonly places: number;
}

/** A child as far as a place depends on it; the age is the one that the file gives. */
export interface Occupant {
  readonly sex: 'female' | 'male' | 'unknown';
  readonly ageYears: number | null;
}

/** Children who hold a place in a centre now, counted by sex and age. */
export interface Taken extends Occupant {
  readonly children: number;
}

export const OVER_PLACES_ANSWERS = ['leave-planned', 'transfer-planned', 'places-added'] as const;
export type OverPlacesAnswer = (typeof OVER_PLACES_ANSWERS)[number];
