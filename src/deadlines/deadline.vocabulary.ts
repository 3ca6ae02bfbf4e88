import type { Precision } from '../platform/known-time/index.js';

/**
 * open: nothing has settled it yet, whether or not it is due; met: settled in time; late: settled, or made void, after it was due;
 * lapsed: made void before it was due, or corrected away; undated: settled, nobody knows when.
 */
export type DeadlineState = 'open' | 'met' | 'late' | 'lapsed' | 'undated';

export interface Label {
  readonly fr: string;
  readonly en: string;
}

/** A fact of a case in the words of the time limits: 'custody.started', 'service.medical-care', 'visit.made'... */
export interface DatedFact {
  readonly kind: string;
  /** What the fact belongs to: a custody, a handover, a stay, a placement. */
  readonly subjectId: string;
  /** null: known to have happened, not when. */
  readonly at: Date | null;
  readonly precision: Precision | null;
  readonly recordedAt: Date;
  /** Of a closure that was taken back: until when it held. What was due later, it did not end. */
  readonly heldUntil?: Date;
}

/** A fact as it is told to people, with who recorded it. */
export interface ToldFact extends DatedFact {
  readonly recordedBy: string;
  readonly label: Label;
  readonly detail?: Label;
}

/** One version of a time limit, as the database keeps it. */
export interface TimeLimit {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly jurisdiction: string;
  readonly label: Label;
  readonly startsAt: Label;
  readonly endsAt: Label;
  /** Durations after the start: one for a limit, several for a series. */
  readonly limits: readonly string[];
  readonly series: boolean;
  /** What settles it starts the next one: a review each month. */
  readonly repeats: boolean;
  /** Durations after the start. */
  readonly warnings: readonly string[];
  /** Durations after the limit. */
  readonly escalations: readonly string[];
  /**
   * Number of the step at the limit. It never falls from one version of a rule to the next: a clock that changes its version must
   * not take the number of a warning that has been told for that of its limit, which would then be told to nobody.
   */
  readonly limitStep: number;
  /** Whether those concerned are told at the start already. */
  readonly announced: boolean;
  readonly source: string;
  readonly certainty: 'stated' | 'secondary' | 'programme standard';
  readonly remark: string | null;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  /** Whether it also holds for what started under an earlier version and is neither due nor settled when it takes effect. */
  readonly appliesToRunning: boolean;
  /** null: no part of the system records that fact yet; the rule is shown, not watched. */
  readonly startFact: string | null;
  readonly settlingFacts: readonly string[];
  readonly voidingFacts: readonly string[];
}

/** A deadline as the facts and the rules tell it: the same facts and rules always tell the same. */
export interface DerivedDeadline {
  readonly rule: TimeLimit;
  readonly subjectId: string;
  /** 1, or the place in a series, or how many times it has been asked for. */
  readonly ordinal: number;
  readonly startsAt: Date;
  readonly startsPrecision: Precision;
  readonly dueAt: Date;
  readonly state: DeadlineState;
  readonly settledAt: Date | null;
  readonly settledPrecision: Precision | null;
  /** Kind of the fact that settled it or made it void. */
  readonly settledBy: string | null;
  /** When the fact that started it was recorded: what was known late was due before anybody could know. */
  readonly becameKnownAt: Date;
}

/** What a person may change of a rule. Which facts start and end it is code, and comes with the data. */
export interface RuleChange {
  readonly label: Label;
  readonly limits: readonly string[];
  readonly series: boolean;
  readonly warnings: readonly string[];
  readonly escalations: readonly string[];
  readonly source: string;
  readonly certainty: TimeLimit['certainty'];
  readonly remark: string | null;
  readonly effectiveFrom: Date;
  readonly appliesToRunning: boolean;
}

export const RULE_FIELDS = ['limit', 'warnings', 'escalations', 'labelFr', 'labelEn', 'source', 'certainty', 'remark', 'watched'] as const;

/** One thing that a version says otherwise than the one before it. */
export interface RuleDifference {
  readonly field: (typeof RULE_FIELDS)[number];
  readonly before: readonly string[];
  readonly after: readonly string[];
}
