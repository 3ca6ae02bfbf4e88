/** What is kept for those named alone. */
export const RESTRICTED_KINDS = ['service', 'note', 'need'] as const;
export type RestrictedKind = (typeof RESTRICTED_KINDS)[number];
