/** without-access: the invitation ran out before anybody accepted it. */
export const ACCOUNT_STATES = ['invited', 'active', 'without-access', 'inactive'] as const;

export type AccountState = (typeof ACCOUNT_STATES)[number];
