import type { AccountState } from './account-state.vocabulary.js';

export interface AccountFacts {
  /** A password, or a link to the provider. */
  readonly wayIn: boolean;
  readonly secondFactor: boolean;
  readonly invitedUntil: Date | null;
}

/** What an administrator has to know of an account. */
export function accountState(active: boolean, facts: AccountFacts | undefined): AccountState {
  if (!active) return 'inactive';
  if (facts?.wayIn === true) return 'active';
  return facts?.invitedUntil instanceof Date ? 'invited' : 'without-access';
}
