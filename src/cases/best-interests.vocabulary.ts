/** What a best-interests assessment looks at before a return. */
export const BEST_INTERESTS = ['childWish', 'familyWish', 'safety', 'careCapacity', 'community', 'schooling', 'recruitmentRisk'] as const;
export type BestInterestsPart = (typeof BEST_INTERESTS)[number];

/** From the side of the child: a favourable risk of recruitment is a low one. */
export type Rating = 'favourable' | 'mixed' | 'unfavourable' | 'not-known';
