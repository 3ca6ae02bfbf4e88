import type { Standing } from '../cases/index.js';
import { isLoss } from '../cases/index.rules.js';
import { Refusal } from '../platform/refusal/index.js';
import { type Check, unmetOf } from './checklist.rules.js';

/** What the person who asks says beside the facts. */
export interface Request {
  readonly overdue: number;
  readonly checks: readonly Check[];
  readonly confirmed: readonly string[];
  /** Whether they say in words why the case is to be closed all the same. */
  readonly explained: boolean;
}

/**
 * A case is closed when nobody holds the child any more, nothing is overdue, and a second person agrees. What is not due yet
 * (later follow-up visits) ends with the closure. A point of the checklist that is not met holds nothing up where it is explained:
 * the second person reads it before they agree.
 * @returns the points that are not met
 * @throws Refusal case-closed, closure-while-in-care, closure-pending, closure-with-open-deadline, unknown-code (a point of another list), closure-unexplained
 */
export function decideRequest(standing: Standing, { overdue, checks, confirmed, explained }: Request): string[] {
  if (standing.status === 'closed') throw new Refusal('case-closed');
  if (standing.custody !== null || standing.stay !== null || standing.status === 'between-centres') throw new Refusal('closure-while-in-care');
  if (standing.closure !== null) throw new Refusal('closure-pending');
  if (overdue > 0) throw new Refusal('closure-with-open-deadline');
  if (confirmed.some((code) => !checks.some((check) => check.code === code && check.met === undefined))) throw new Refusal('unknown-code', 'confirmed');
  const unmet = unmetOf(checks, confirmed);
  if (unmet.length > 0 && !explained) throw new Refusal('closure-unexplained', 'remark');
  return unmet;
}

export interface Decider {
  readonly userId: string;
  /** Child protection of the region or of the ministry: who alone closes the file of a child who died or is lost. */
  readonly decidesLosses: boolean;
}

/** @throws Refusal no-closure-pending, closure-by-same-person, closure-of-a-loss, closure-with-open-deadline (fell due since it was asked for) */
export function decideClosure(standing: Standing, decider: Decider, overdue: number): { id: string } {
  const asked = mustDecide(standing, decider.userId);
  if (isLoss(asked.reason) && !decider.decidesLosses) throw new Refusal('closure-of-a-loss');
  // What has happened to the child since it was asked for: held, in care, or with an armed group again.
  if (standing.custody !== null || standing.stay !== null) throw new Refusal('closure-while-in-care');
  if (standing.reRecruitment !== null && asked.reason === 'reintegrated') throw new Refusal('closure-while-recruited');
  if (overdue > 0) throw new Refusal('closure-with-open-deadline');
  return asked;
}

/** Saying no is for whoever may decide at all, of a loss too. @throws Refusal no-closure-pending, closure-by-same-person */
export function decideRefusal(standing: Standing, decider: string): { id: string } {
  return mustDecide(standing, decider);
}

function mustDecide({ closure }: Standing, decider: string): NonNullable<Standing['closure']> {
  if (closure === null) throw new Refusal('no-closure-pending');
  if (closure.requestedBy === decider) throw new Refusal('closure-by-same-person');
  return closure;
}

/**
 * A closed case is taken up again; the facts before the closure stand as they were.
 * @returns the closure that ends with it
 * @throws Refusal not-closed, identity-erased (nobody could say any more who the child is)
 */
export function decideReopening(standing: Standing, erased: boolean): string {
  if (standing.closedBy === null) throw new Refusal('not-closed');
  if (erased) throw new Refusal('identity-erased');
  return standing.closedBy;
}
