/** What may stand in rows and columns: columns of the views of the schema `reporting`, and nothing that somebody types. */
export const DIMENSIONS = [
  'year', 'month', 'region', 'sex', 'age_group', 'entry', 'status', 'authority', 'outcome', 'kind', 'centre', 'destination', 'service', 'state', 'occupation', 'risk', 'rule', 'type', 'party',
  'facility', 'harm',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const MEASURES = ['children', 'custodies', 'stays', 'services', 'referrals', 'visits', 'deadlines', 'violations', 'victims'] as const;
/** Each is the view of its name. */
export type Measure = (typeof MEASURES)[number];

const CHILD = ['region', 'sex', 'age_group'] as const;

/** By what each measure can be split, besides year and month. */
export const DIMENSIONS_OF: Readonly<Record<Measure, readonly Dimension[]>> = {
  children: [...CHILD, 'entry', 'status'],
  custodies: [...CHILD, 'authority', 'outcome'],
  stays: [...CHILD, 'kind', 'centre', 'destination'],
  services: [...CHILD, 'service'],
  referrals: [...CHILD, 'service', 'state'],
  visits: [...CHILD, 'outcome', 'occupation', 'risk'],
  deadlines: [...CHILD, 'rule', 'state'],
  violations: ['region', 'type', 'status', 'party', 'facility'],
  victims: ['region', 'sex', 'type', 'status', 'party', 'harm'],
};

/**
 * Outside the circle of those who may see cases: not what the protected tables show already, which would be the same figures under another
 * pattern; and each split by region alone, so that all tables of a year share one dimension (docs/adr/0043).
 */
export const OUTSIDE: readonly Measure[] = ['children', 'services', 'referrals', 'visits'];
export const PIVOT: Dimension = 'region';

export interface Asked {
  readonly measure: Measure;
  readonly rows: Dimension;
  readonly columns?: Dimension | undefined;
  readonly filter?: Dimension | undefined;
}

export interface Counted {
  readonly row: string;
  readonly column: string;
  readonly n: number;
}
