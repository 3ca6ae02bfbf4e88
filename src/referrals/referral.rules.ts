import type { Standing } from '../cases/index.js';
import { type KnownTime, surelyBefore } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { Referral, ReferralAction, ReferralState, Side } from './referral.vocabulary.js';

export function stateOf({ answer, done, fedBack, withdrawn }: Omit<Referral, 'sent'>): ReferralState {
  if (withdrawn !== null) return 'withdrawn';
  if (fedBack !== null) return 'fed-back';
  if (done !== null) return 'done';
  return answer?.is ?? 'sent';
}

/** What this side may do now. The same function answers the page (which buttons) and the server (which verbs). */
export function allowedOn(referral: Omit<Referral, 'sent'>, side: Side): ReferralAction[] {
  const state = stateOf(referral);
  const speaks = side.ofPartner || !side.partnerHasAccounts;
  const actions: ReferralAction[] = [];
  if (speaks && state === 'sent') actions.push('answer');
  if (speaks && state === 'accepted') actions.push('done');
  if (speaks && (state === 'accepted' || state === 'done')) actions.push('feed-back');
  if (!side.ofPartner && (state === 'sent' || state === 'accepted' || state === 'done')) actions.push('withdraw');
  return actions;
}

/** @throws Refusal case-closed, already-in-custody (who is held is handed over, not referred), before-previous-fact */
export function decideSending(standing: Standing, at: KnownTime, identifiedAt: KnownTime): void {
  mustBeOpen(standing);
  if (standing.custody !== null) throw new Refusal('already-in-custody');
  if (surelyBefore(at, identifiedAt)) throw new Refusal('before-previous-fact', 'at');
}

export interface GivenAnswer {
  readonly at: KnownTime;
  readonly is: 'accepted' | 'refused';
  readonly refusal: string | undefined;
  /** Who of the partner gave it, where it did not answer by itself. */
  readonly saidBy: string | undefined;
}

/**
 * A partner with accounts answers by itself; of one without, whoever sent records what it said, and who said it.
 * @throws Refusal case-closed, referral-over, partner-answers-itself, referral-reason-required, answer-source-required, before-previous-fact
 */
export function decideAnswer(standing: Standing, referral: Referral, side: Side, { at, is, refusal, saidBy }: GivenAnswer): void {
  mustBeOpen(standing);
  if (stateOf(referral) !== 'sent') throw new Refusal('referral-over');
  mustSpeak(side);
  if (is === 'refused' && refusal === undefined) throw new Refusal('referral-reason-required', 'refusal');
  if (!side.ofPartner && saidBy === undefined) throw new Refusal('answer-source-required', 'saidBy');
  if (surelyBefore(at, referral.sent)) throw new Refusal('before-previous-fact', 'at');
}

/** @throws Refusal case-closed, referral-not-accepted, referral-over, partner-answers-itself, before-previous-fact */
export function decideDone(standing: Standing, referral: Referral, side: Side, at: KnownTime): void {
  const accepted = mustBeAccepted(standing, referral, side);
  if (referral.done !== null) throw new Refusal('referral-over');
  if (surelyBefore(at, accepted)) throw new Refusal('before-previous-fact', 'at');
}

/** Feedback may come while the service goes on. @throws as decideDone */
export function decideFeedback(standing: Standing, referral: Referral, side: Side, at: KnownTime): void {
  const accepted = mustBeAccepted(standing, referral, side);
  if (surelyBefore(at, referral.done ?? accepted)) throw new Refusal('before-previous-fact', 'at');
}

/** By whoever answers for the child, until the partner has fed back. @throws Refusal case-closed, forbidden, referral-over, before-previous-fact */
export function decideWithdrawal(standing: Standing, referral: Referral, side: Side, at: KnownTime): void {
  mustBeOpen(standing);
  if (side.ofPartner) throw new Refusal('forbidden');
  if (!allowedOn(referral, side).includes('withdraw')) throw new Refusal('referral-over');
  if (surelyBefore(at, referral.sent)) throw new Refusal('before-previous-fact', 'at');
}

function mustBeAccepted(standing: Standing, referral: Referral, side: Side): KnownTime {
  mustBeOpen(standing);
  if (referral.answer === null && referral.withdrawn === null) throw new Refusal('referral-not-accepted');
  if (referral.answer?.is !== 'accepted' || referral.fedBack !== null || referral.withdrawn !== null) throw new Refusal('referral-over');
  mustSpeak(side);
  return referral.answer.at;
}

function mustSpeak({ ofPartner, partnerHasAccounts }: Side): void {
  if (!ofPartner && partnerHasAccounts) throw new Refusal('partner-answers-itself');
}

function mustBeOpen(standing: Standing): void {
  if (standing.status === 'closed') throw new Refusal('case-closed');
}
