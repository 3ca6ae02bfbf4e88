export const ACTIVITY_KINDS = ['training', 'awareness', 'camp-visit', 'action-plan', 'closed-schools', 'one-stop-centres', 'partner'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
export const ACTIVITY_STATUSES = ['planned', 'done', 'cancelled'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** Participants of a session, or children identified in a camp. */
export interface People {
  readonly males: number;
  readonly females: number;
  readonly sexUnknown: number;
}
