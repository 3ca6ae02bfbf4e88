export const VERDICTS = ['justified', 'not-justified'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type AccessState = 'running' | 'to-review' | 'reviewed';

/** One grant, as far as it decides anything. */
export interface Access {
  readonly id: string;
  readonly userId: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  /** null: not ended by hand */
  readonly endedAt: Date | null;
  readonly reviewedAt: Date | null;
}

/** A fact about a grant in the words of the time limits. It is no fact of the child's way, and the case does not know it (docs/adr/0018). */
export interface GrantFact {
  readonly kind: 'emergency.ended' | 'emergency.reviewed';
  readonly subjectId: string;
  readonly at: Date;
  readonly precision: 'minute';
  readonly recordedAt: Date;
}
