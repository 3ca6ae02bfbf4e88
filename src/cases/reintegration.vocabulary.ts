/** What a child's strengths and needs are assessed on, in the order in which they are asked. */
export const DOMAINS = ['safety', 'health', 'psychosocial', 'education', 'livelihood', 'family', 'community'] as const;
export type Domain = (typeof DOMAINS)[number];

/** What a child does day by day on the way back. */
export const TRACKS = ['school', 'training', 'income'] as const;
export type TrackKind = (typeof TRACKS)[number];
export const TRACK_OUTCOMES = ['completed', 'interrupted', 'dropped-out'] as const;
export type TrackOutcome = (typeof TRACK_OUTCOMES)[number];

/** Risk of re-recruitment, as a visit found it. */
export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** For each domain from 1 (in danger, or in need at once) to 5 (strong). The words of the scale are the code list assessment-rating. */
export type Ratings = Readonly<Record<Domain, number>>;
