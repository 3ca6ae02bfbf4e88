export const PRESENCE_STATES = ['present', 'on-leave', 'absent'] as const;
/** absent: without leave. */
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** What somebody says of one child in the call; without a state the child was not called. */
export interface PresenceLine {
  readonly stay: string;
  readonly state?: PresenceState;
  readonly reason?: string;
  /** The day on which the child comes back. */
  readonly until?: string;
}

/** A child whose stay in the centre runs now. */
export interface CalledChild {
  readonly stayId: string;
  readonly caseId: string;
  /** The file in which the child is followed: another one where files were merged. */
  readonly fileId: string;
  /** Absent without leave already. */
  readonly absent: boolean;
}

/** A line that was called, and what it changes beside its mark. */
export interface DecidedMark {
  readonly child: CalledChild;
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly until: string | null;
  readonly changes: 'absence-begins' | 'absence-ends' | null;
}
