/** Every reason for which Passerelle says no. Closed: the client may switch over it. Sentences: platform/http/problem-catalog.ts. */
export const REFUSAL_CODES = [
  'invalid-request', 'malformed-json', 'unsupported-content-type', 'body-too-large', 'too-many-requests',
  'signed-out', 'wrong-credentials', 'forbidden', 'not-found', 'foreign-origin',
  'version-missing', 'version-overtaken', 'idempotency-key-missing', 'idempotency-key-reused', 'already-exists',
  'in-the-future', 'before-previous-fact', 'before-birth', 'ends-before-start', 'overlapping-custody', 'overlapping-stay', 'overlapping-placement',
  'not-in-custody', 'already-in-custody', 'custody-ended', 'handover-pending', 'no-handover-pending', 'handover-before-capture', 'handover-elsewhere',
  'already-in-care', 'not-in-care', 'not-ready-for-admission', 'discharge-before-admission', 'not-in-reintegration',
  'case-closed', 'closure-pending', 'no-closure-pending', 'closure-with-open-deadline', 'closure-by-same-person', 'closure-while-in-care',
  'unknown-code', 'unknown-region', 'centre-required', 'region-required', 'email-taken', 'role-place-mismatch',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];
