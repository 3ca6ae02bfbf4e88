import { Refusal } from '../platform/refusal/index.js';
import type { Standing } from './standing.vocabulary.js';

/**
 * A case is closed when nobody holds the child any more, nothing is overdue, and a second person agrees. What is not due yet
 * (later follow-up visits) ends with the closure.
 * @throws Refusal case-closed, closure-while-in-care, closure-pending, closure-with-open-deadline
 */
export function decideRequest(standing: Standing, overdue: number): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody !== null || standing.stay !== null || standing.status === 'between-centres') throw new Refusal('closure-while-in-care');
  if (standing.closure !== null) throw new Refusal('closure-pending');
  if (overdue > 0) throw new Refusal('closure-with-open-deadline');
}

/** @throws Refusal no-closure-pending, closure-by-same-person, closure-with-open-deadline (fell due since it was asked for) */
export function decideClosure(standing: Standing, decider: string, overdue: number): { id: string } {
  if (standing.closure === null) throw new Refusal('no-closure-pending');
  if (standing.closure.requestedBy === decider) throw new Refusal('closure-by-same-person');
  if (overdue > 0) throw new Refusal('closure-with-open-deadline');
  return standing.closure;
}
