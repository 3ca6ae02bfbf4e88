import type { KnownTime } from '../platform/known-time/index.js';
import type { CustodyFollowUpKind } from './custody.vocabulary.js';
import type { TrackKind } from './reintegration.vocabulary.js';
import type { AgeRange, AgeStep, Place } from './facts.vocabulary.js';

export const CASE_STATUSES = [
  'identified', 'in-custody', 'handover-offered', 'handed-over', 'in-interim-care', 'between-centres', 'in-reintegration', 'released-without-handover',
  'situation-unknown', 'escaped', 'before-court', 'deceased', 'absent-without-leave', 're-recruited', 'closed', 'merged',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Where the child is, in codes. */
export type Whereabouts =
  | { readonly kind: 'held'; readonly authority: string; readonly unitId: string | null; readonly region: string; readonly place: Place | null }
  | { readonly kind: 'centre'; readonly centre: string }
  | { readonly kind: 'on-the-way'; readonly centre: string | null }
  | { readonly kind: 'foster-family'; readonly region: string | null; readonly family: string | null }
  | { readonly kind: 'placed'; readonly placement: string; readonly region: string | null }
  | { readonly kind: 'before-court' }
  | { readonly kind: 'deceased' }
  | { readonly kind: 'unknown'; readonly region: string | null };

/** Who answers for the child now. */
export type Answerable =
  | { readonly kind: 'authority'; readonly authority: string; readonly unitId: string | null }
  | { readonly kind: 'centre'; readonly centre: string }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'ministry' };

export interface Grant {
  readonly grantee: string;
  readonly level: 'custody' | 'file';
}

/** A step on the way to a conclusion; of an examination with its margin, which the conclusion may not ignore. */
export interface AgeStepTaken {
  readonly step: AgeStep;
  readonly at: KnownTime;
  readonly range: AgeRange | null;
}

export interface AgeAssessment {
  readonly id: string;
  readonly raisedAt: KnownTime;
  /** All steps of the case, those before an earlier conclusion included: a re-opened doubt forgets nothing. */
  readonly steps: readonly AgeStepTaken[];
  readonly conclusion: { readonly is: 'child' | 'adult'; readonly low: number; readonly high: number; readonly at: KnownTime } | null;
  /** Conclusions that the child was not told of, the last one first. */
  readonly untold: readonly { readonly id: string; readonly concludedAt: KnownTime }[];
}

/** What must follow and has not been concluded. */
export interface FollowUp {
  readonly kind: CustodyFollowUpKind;
  /** The observation of a breach or of a declared end; otherwise the custody. */
  readonly aboutId: string;
  readonly custodyId: string;
  readonly openedAt: KnownTime;
}

/** A search for a relative that nobody has closed. */
export interface OpenSearch {
  readonly id: string;
  readonly relativeId: string;
  readonly openedAt: KnownTime;
}

export interface KnownRelative {
  readonly id: string;
  readonly relationship: string;
  readonly life: 'alive' | 'dead' | 'unknown';
  /** What each side said last of the link. */
  readonly said: { readonly child: Statement | null; readonly relative: Statement | null };
  /** null: nobody has concluded on the link. */
  readonly verified: boolean | null;
}

/** What one side says of the link. */
export interface Statement {
  readonly id: string;
  readonly at: KnownTime;
  readonly result: 'agrees' | 'doubtful' | 'contradicts';
}

export interface InterestsAssessed {
  readonly id: string;
  readonly at: KnownTime;
  readonly relativeId: string | null;
  readonly unverifiedReason: string | null;
}

/** What is known of the family. */
export interface FamilyStanding {
  readonly relatives: readonly KnownRelative[];
  readonly searches: readonly OpenSearch[];
  /** Of the best interests, the latest last. */
  readonly assessments: readonly InterestsAssessed[];
  /** With whom the child lives, where the placement that runs says so. */
  readonly livesWith: string | null;
  /** That the placement that runs is alternative care. */
  readonly care: { readonly id: string; readonly decidedAt: KnownTime } | null;
}

/** What the facts say of a case at this moment. */
export interface Standing {
  readonly status: CaseStatus;
  readonly since: KnownTime | null;
  readonly whereabouts: Whereabouts;
  readonly answerable: Answerable;
  readonly region: string | null;
  readonly centre: string | null;
  readonly unitId: string | null;
  readonly grants: readonly Grant[];
  readonly custody: { readonly id: string; readonly startedAt: KnownTime; readonly lastSpellAt: KnownTime; readonly situationUnknown: boolean } | null;
  /** Whether the child was ever held: what happened in custody may be told long after it. */
  readonly everHeld: boolean;
  /** Open, in the order in which they opened. */
  readonly followUps: readonly FollowUp[];
  readonly handover: { readonly id: string; readonly centre: string | null; readonly offeredAt: KnownTime } | null;
  readonly stay: { readonly id: string; readonly care: 'centre' | 'foster-family'; readonly centre: string | null; readonly family: string | null; readonly admittedAt: KnownTime; readonly overPlaces: boolean } | null;
  /** Absent without leave from the stay, which runs on: whoever answers for the stay answers for the child. */
  readonly absence: { readonly id: string; readonly since: KnownTime } | null;
  /** Grave incidents that nobody has followed up. */
  readonly incidents: readonly { readonly id: string; readonly happenedAt: KnownTime }[];
  /** Proposed to another centre and not answered: the child is where the stay is. */
  readonly transfer: { readonly id: string; readonly to: string; readonly reason: string; readonly plannedDay: string; readonly proposedAt: KnownTime } | null;
  readonly placement: { readonly id: string; readonly kind: string; readonly startedAt: KnownTime } | null;
  /**
   * The doubt about the age that is open, or the last that was concluded; null: nobody doubted it. Without a conclusion the person counts
   * as a child: the benefit of the doubt (Committee on the Rights of the Child, General Comment No. 6, 2005, paragraph 31 (i)).
   */
  readonly ageAssessment: AgeAssessment | null;
  readonly family: FamilyStanding;
  /** The last plan that was agreed, with its goals; and the steps of any plan that are neither done nor dropped. */
  readonly plan: { readonly id: string; readonly goals: readonly string[]; readonly openSteps: readonly { readonly id: string; readonly agreedAt: KnownTime }[] } | null;
  /** Spells of school, training and income-generating activity, ended ones included. */
  readonly tracks: readonly { readonly id: string; readonly kind: TrackKind; readonly startedAt: KnownTime; readonly endedAt: KnownTime | null }[];
  /** An armed force or group has the child again, and nobody has told of a custody or an admission since. */
  readonly reRecruitment: { readonly id: string; readonly at: KnownTime; readonly answered: boolean } | null;
  /** High risks of re-recruitment, each by the visit that found it, that nobody has answered. */
  readonly risks: readonly { readonly id: string; readonly openedAt: KnownTime }[];
  /** A decision on return to the family that somebody has asked for and nobody has taken. */
  readonly reunification: { readonly id: string; readonly askedAt: KnownTime } | null;
  readonly closure: { readonly id: string; readonly reason: string; readonly requestedBy: string } | null;
  /** The closure that holds: approved, and not taken back by a re-opening. */
  readonly closedBy: string | null;
  /** The child is dead. What must follow: the family is told, and the circumstances are looked at. */
  readonly death: { readonly id: string; readonly familyTold: boolean; readonly reviewed: boolean } | null;
  /** The latest dated fact: nothing that follows can be before it. */
  readonly lastFactAt: KnownTime | null;
}
