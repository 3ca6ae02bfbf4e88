import type { TrackKind, Window } from '../cases/index.js';
import type { KnownTime } from '../platform/known-time/index.js';

/** What a child can be found to do at a milestone; each return stands in exactly one of them, so that a cohort adds up. */
export const OUTCOMES = ['in-school', 'in-training', 'in-work', 'with-family', 'other', 'back-in-care', 'follow-up-ended', 'died', 're-recruited', 'lost-to-follow-up'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What somebody can say who heard of the child otherwise than by a visit. That a child is lost is said by nobody: it is what is left when nothing is known. */
export const TOLD_OUTCOMES = ['in-school', 'in-training', 'in-work', 'with-family', 'other'] as const;
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number];

/** One return into family or community, and what is known of the child since. */
export interface Return {
  readonly id: string;
  /** A code of the list destination with the category placement. */
  readonly kind: string;
  readonly startedAt: KnownTime;
  readonly endedAt: KnownTime | null;
  readonly visits: readonly VisitSeen[];
  readonly tracks: readonly TrackSeen[];
  /** Stays in interim care of the same child, with their ends. */
  readonly stays: readonly { readonly from: KnownTime; readonly to: KnownTime | null }[];
  readonly recorded: readonly { readonly milestone: string; readonly outcome: ToldOutcome; readonly withFamily: boolean | null }[];
  /** When it was known that an armed force or group has the child again, first of all. */
  readonly reRecruitedAt: KnownTime | null;
  readonly diedAt: KnownTime | null;
  /** The closure that holds. */
  readonly closed: { readonly at: Date; readonly reason: string } | null;
}

export interface VisitSeen {
  readonly at: KnownTime;
  readonly outcome: string;
  readonly livesWith: string | null;
  readonly occupation: string | null;
}

export interface TrackSeen {
  readonly kind: TrackKind;
  readonly startedAt: KnownTime;
  readonly endedAt: KnownTime | null;
  /** First days of the months in which the child was there at least once, '2026-03-01'. */
  readonly attended: readonly string[];
}

/** From what it is known. */
export type Basis = 'visit' | 'track' | 'told' | 'stay' | 're-recruitment' | 'death' | 'closure' | 'nothing';

export type AtMilestone =
  /** The window is not over and nothing is known yet; before it has begun: to come. */
  | { readonly state: 'to-come' | 'awaited'; readonly window: Window }
  | { readonly state: 'known'; readonly window: Window; /** Whether the window is over: only then the return counts in a cohort. */ readonly over: boolean; readonly outcome: Outcome; readonly basis: Basis; readonly withFamily: boolean | null };
