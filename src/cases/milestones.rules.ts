import { addDuration } from '../deadlines/index.rules.js';
import { endOf, type KnownTime } from '../platform/known-time/index.js';
import type { Milestone } from '../reference/index.js';
import type { Fact } from './facts.vocabulary.js';

const A_DAY = 24 * 3_600_000;

export interface Window {
  readonly from: Date;
  readonly due: Date;
  /** Half-open. */
  readonly to: Date;
}

/** Around a milestone; a start known to the day or the month makes the window wider, never narrower. */
export function windowOf(startedAt: KnownTime, { months, daysBefore, daysAfter }: Milestone): Window {
  const due = addDuration(startedAt.at, `P${String(months)}M`);
  const lastDue = addDuration(endOf(startedAt), `P${String(months)}M`);
  return { from: new Date(due.getTime() - daysBefore * A_DAY), due, to: new Date(lastDue.getTime() + daysAfter * A_DAY) };
}

/** Months of attendance lie in the window by any of their days. */
export function monthInside(month: string, { from, to }: Window): boolean {
  const first = new Date(`${month}T00:00:00.000Z`);
  return first < to && addDuration(first, 'P1M') > from;
}

/** Of which returns, at which milestones, a fact says what had become of the child: what was told, a visit that found the child, and attendance. */
export function outcomesKnownBy(fact: Fact, facts: readonly Fact[], milestones: readonly Milestone[]): { readonly placementId: string; readonly milestone: string }[] {
  if (fact.kind === 'outcome.told') return [{ placementId: fact.subjectId, milestone: fact.milestone }];
  const says = insideOf(fact, facts);
  if (says === null) return [];
  return facts.flatMap((placement) => {
    if (placement.kind !== 'placement.started' || placement.at === null || placement.precision === null) return [];
    const startedAt = { at: placement.at, precision: placement.precision };
    return milestones.flatMap((milestone) => (says(placement.subjectId, windowOf(startedAt, milestone)) ? [{ placementId: placement.subjectId, milestone: milestone.code }] : []));
  });
}

function insideOf(fact: Fact, facts: readonly Fact[]): ((placementId: string, window: Window) => boolean) | null {
  const { at } = fact;
  if (fact.kind === 'visit.made' && fact.outcome !== 'not-found' && at !== null) return (placementId, { from, to }) => fact.subjectId === placementId && at >= from && at < to;
  const ended = facts.find((other) => other.kind === 'track.ended' && other.subjectId === fact.subjectId);
  const lasts = ({ due }: Window): boolean => ended === undefined || ended.at === null || ended.precision === null || endOf({ at: ended.at, precision: ended.precision }) > due;
  if (fact.kind === 'track.begun' && at !== null) return (_, window) => at >= window.from && at < window.to && lasts(window);
  if (fact.kind !== 'track.attended' || fact.attended === 0) return null;
  return (_, window) => monthInside(fact.month, window) && lasts(window);
}
