/** What of a child can be compared without opening anything else of the file. */
export interface Profile {
  /** The parts of the name, each in the form it is compared by (identity: spellings of one name have one form). */
  readonly name: readonly string[];
  readonly sex: 'male' | 'female' | 'unknown';
  /** In completed years; null where no age is recorded. */
  readonly ageYears: number | null;
  /** Regions that the file speaks of: where the child comes from, came in, is now. */
  readonly regions: readonly string[];
  /** When the child was captured or arrested, as far as is known. */
  readonly captures: readonly Date[];
}

/** Never "certain": that two files are one child is said by a person. */
export const LIKENESS_GRADES = ['none', 'possible', 'likely', 'very-likely'] as const;
export type LikenessGrade = (typeof LIKENESS_GRADES)[number];

export const LIKENESS_SIGNS = ['same-name', 'close-name', 'same-sex', 'other-sex', 'same-age', 'close-age', 'other-age', 'same-region', 'same-capture'] as const;
export type LikenessSign = (typeof LIKENESS_SIGNS)[number];

export interface Likeness {
  /** 0 to 100. */
  readonly score: number;
  readonly grade: LikenessGrade;
  readonly signs: readonly LikenessSign[];
}
