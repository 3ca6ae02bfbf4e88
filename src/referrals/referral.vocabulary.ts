import type { KnownTime } from '../platform/known-time/index.js';

export const REFERRAL_STATES = ['sent', 'accepted', 'refused', 'done', 'fed-back', 'withdrawn'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** What can be done with a referral that was sent. */
export const REFERRAL_ACTIONS = ['answer', 'done', 'feed-back', 'withdraw'] as const;
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number];

/** A referral as far as it has gone. */
export interface Referral {
  readonly sent: KnownTime;
  readonly answer: { readonly is: 'accepted' | 'refused'; readonly at: KnownTime } | null;
  readonly done: KnownTime | null;
  readonly fedBack: KnownTime | null;
  readonly withdrawn: KnownTime | null;
}

/** Who acts: somebody of the partner, or of those who answer for the child. */
export interface Side {
  readonly ofPartner: boolean;
  /** Whether people of the partner have accounts: then they speak for it, and nobody else. */
  readonly partnerHasAccounts: boolean;
}
