/** What stays off the paper unless somebody ticks it, each on its own. */
export const PARTS = ['identity', 'relatives', 'health', 'notes', 'age'] as const;
export type Part = (typeof PARTS)[number];

/** The headings under which facts stand, in the order of the paper. */
export const GROUPS = ['way', 'care', 'plan', 'placement', 'visit', 'family', 'health', 'age'] as const;
export type Group = (typeof GROUPS)[number];

/** What a kind of fact is on the paper. */
export interface Placing {
  readonly group: Group;
  /** Only where this part was chosen. */
  readonly part?: Part;
  /** What stands beside the words of the fact: only where this part was chosen, or never. */
  readonly detail?: Part | 'never';
}

export interface SummaryLine {
  readonly when: string;
  readonly label: string;
  readonly detail?: string;
  readonly note?: string;
}

/** Everything that the paper says. */
export interface SummaryPaper {
  readonly code: string;
  readonly printedBy: string;
  readonly printedAt: string;
  /** The parts on it and those left out, in words. */
  readonly chosen: readonly string[];
  readonly leftOut: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly rows: readonly (readonly [string, string])[] }[];
  readonly groups: readonly { readonly heading: string; readonly lines: readonly SummaryLine[] }[];
}
