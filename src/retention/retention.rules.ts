import { Refusal } from '../platform/refusal/index.js';
import type { ErasureAction, Proposal } from './retention.vocabulary.js';

/** How many must agree. The database holds to the same number (migrations/015). */
export const APPROVALS = 2;
const LONGEST_DELAY_YEARS = 5;

/**
 * What may be asked for by hand: a closed case whose identity is still there and for which nothing is waiting.
 * @throws Refusal identity-erased, erasure-case-open, erasure-pending
 */
export function decideRequest(at: { readonly closed: boolean; readonly erased: boolean; readonly waiting: boolean }): void {
  if (at.erased) throw new Refusal('identity-erased');
  if (!at.closed) throw new Refusal('erasure-case-open');
  if (at.waiting) throw new Refusal('erasure-pending');
}

/**
 * Two different people, neither of whom asked for it.
 * @param emergency an emergency access to the case is running, or nobody has reviewed it: somebody may need the name this hour
 * @throws Refusal erasure-not-waiting, erasure-by-proposer, erasure-by-same-person, erasure-during-emergency
 */
export function decideApproval(proposal: Proposal, approver: string, emergency: boolean): void {
  if (proposal.status !== 'proposed') throw new Refusal('erasure-not-waiting');
  if (proposal.proposedBy === approver) throw new Refusal('erasure-by-proposer');
  if (proposal.approvers.includes(approver)) throw new Refusal('erasure-by-same-person');
  if (emergency) throw new Refusal('erasure-during-emergency');
}

/**
 * Not now: put off to a day, after which the period or a person may bring it up again.
 * @param until first instant of the day (UTC) until which it is put off; within five years, so that a refusal is no way to keep for ever
 * @throws Refusal erasure-not-waiting, erasure-put-off-too-short
 */
export function decideRefusal(proposal: Proposal, until: Date, now: Date): void {
  if (proposal.status !== 'proposed') throw new Refusal('erasure-not-waiting');
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_DELAY_YEARS);
  if (until <= now || until > latest) throw new Refusal('erasure-put-off-too-short', 'until');
}

/** Approved and waiting: something forbade the destruction at that moment. @throws Refusal erasure-not-approved, erasure-not-waiting */
export function decideCarryingOut({ status }: Proposal): void {
  if (status === 'proposed') throw new Refusal('erasure-not-approved');
  if (status !== 'approved') throw new Refusal('erasure-not-waiting');
}

/** What this person may do with it now: the buttons of the page, and what the server accepts. */
export function allowedOn(proposal: Proposal, person: { readonly userId: string; readonly mayApprove: boolean }): ErasureAction[] {
  if (!person.mayApprove) return [];
  if (proposal.status === 'approved') return ['carry-out'];
  if (proposal.status !== 'proposed') return [];
  const mayAgree = proposal.proposedBy !== person.userId && !proposal.approvers.includes(person.userId);
  return mayAgree ? ['approve', 'refuse'] : ['refuse'];
}
