export const DIGEST_PARTS = ['overdue', 'today', 'soon', 'unacknowledged'] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

/** A case as far as a message may tell of it. */
export interface DigestCase {
  readonly id: string;
  readonly code: string;
}

/**
 * What a person is told once a day. overdue, today, soon: open deadlines of their scope by when they are due; soon is within three days
 * after today. unacknowledged: what they were told and nobody has answered since.
 */
export type DigestBody = Readonly<Record<DigestPart, { readonly count: number; /** The first to be due, not all. */ readonly cases: readonly DigestCase[] }>>;

/** One part for one person, as it was counted. */
export interface DigestCount {
  readonly person: string;
  readonly part: DigestPart;
  readonly count: number;
  readonly cases: readonly DigestCase[];
}
