import { ChoiceField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { type RefusalReason, REFUSAL_REASONS, type RequestReason, REQUEST_REASONS } from './retention.vocabulary.js';

export class RequestErasureRequest {
  @IdField()
  id!: string;

  @ChoiceField(REQUEST_REASONS)
  reason!: RequestReason;

  /** In the words of whoever asks; sealed with the child's key, and gone with it. */
  @TextField(2000)
  remark!: string;
}

export class RefuseErasureRequest {
  @ChoiceField(REFUSAL_REASONS)
  reason!: RefusalReason;

  /** Put off until the first instant of this day or month. */
  @KnownTimeField()
  until!: string;
}

export class ErasureListQuery {
  @ChoiceField(['waiting', 'decided'], { optional: true })
  state?: 'waiting' | 'decided';
}

export class LabelView {
  fr!: string;
  en!: string;
}

export class ErasureApprovalView {
  by!: string;
  at!: string;
}

export class ErasureRefusalView {
  by!: string;
  reason!: string;
  until!: string;
}

/** A proposal and what became of it. Nothing of the child but the code of the case. */
export class ErasureView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  /** Whether this person may open the case: the auditor may not. */
  caseVisible!: boolean;
  /** Absent where a restored backup is older than the proposal: what is known of it then is the list of destroyed keys alone. */
  reason?: string;
  /** The words of the request, for whoever may see who the child is. */
  remark?: string;
  status!: string;
  closedAt?: string;
  /** When the period ended, where that is the reason. */
  dueAt?: string;
  proposedAt?: string;
  /** Absent where the worker proposed it. */
  proposedBy?: string;
  approvals!: ErasureApprovalView[];
  refusal?: ErasureRefusalView;
  /** When the key was destroyed. */
  erasedAt?: string;
  allowed!: string[];
}

export class ErasureListView {
  items!: ErasureView[];
  /** How many wait for somebody's answer. */
  waiting!: number;
}

export class RetentionRuleView {
  code!: string;
  version!: number;
  label!: LabelView;
  startsAt!: LabelView;
  effect!: string;
  period!: string;
  source!: LabelView;
  certainty!: string;
  /** false: to be confirmed by the Ministry */
  confirmed!: boolean;
  effectiveFrom!: string;
}

export class RetentionRuleListView {
  items!: RetentionRuleView[];
}
