/** What a period is kept for: a case is proposed to people, technical rows are deleted by the worker. */
export const RETENTION_CODES = ['closed-case', 'stored-answers', 'ended-sessions'] as const;
export type RetentionCode = (typeof RETENTION_CODES)[number];

/** Why an identity is to be erased before its period ends. The words of the request are a sealed note. */
export const REQUEST_REASONS = ['child-request', 'guardian-request'] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

/** Why not now. A closed list: whoever refuses may be the auditor, who has no key to seal words with. */
export const REFUSAL_REASONS = ['proceedings', 'tracing', 'support-continues', 'identity-uncertain'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export type ErasureStatus = 'proposed' | 'approved' | 'refused' | 'withdrawn' | 'done';
export type ErasureAction = 'approve' | 'refuse' | 'carry-out';

/** A proposal as far as it decides who may do what. */
export interface Proposal {
  readonly status: ErasureStatus;
  /** null: the worker, because the period had ended */
  readonly proposedBy: string | null;
  readonly approvers: readonly string[];
}
