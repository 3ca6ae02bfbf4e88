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
  /** Whether what settles it starts it anew: a review is due again, the same time after each review. */
  readonly repeats: boolean;
  /** Durations after the start. */
  readonly warnings: readonly string[];
  /** Durations after the limit. */
  readonly escalations: readonly string[];
  /** Whether those concerned are told at the start already. */
  readonly announced: boolean;
  readonly source: string;
  readonly certainty: 'stated' | 'secondary' | 'programme standard';
  readonly remark: string | null;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
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
