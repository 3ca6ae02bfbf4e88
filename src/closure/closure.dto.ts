import { LabelView } from '../cases/index.js';
import { CodeField, CodesField, TextField } from '../platform/http/index.js';

export class RequestClosureRequest {
  /** A code of the list closure-reason. */
  @CodeField()
  reason!: string;

  /** The points of the checklist that this person answers for. */
  @CodesField(30)
  confirmed!: string[];

  /** Must be given where a point is not met: why the case is to be closed all the same. */
  @TextField(2000, { optional: true })
  remark?: string;
}

export class ApproveClosureRequest {
  @TextField(2000, { optional: true })
  remark?: string;
}

export class RefuseClosureRequest {
  @TextField(2000)
  remark!: string;
}

export class ReopenCaseRequest {
  /** A code of the list reopening-reason. */
  @CodeField()
  reason!: string;

  @TextField(2000)
  remark!: string;
}

export class CheckView {
  code!: string;
  label!: LabelView;
  /** What the facts say; left out where only a person can say it. */
  met?: boolean;
}

export class ClosureReasonView {
  code!: string;
  label!: LabelView;
  checks!: CheckView[];
}

/** A request that waits for a second person, as it was made. */
export class AskedClosureView {
  reason!: LabelView;
  confirmed!: LabelView[];
  unmet!: LabelView[];
  remark?: string;
}

export class ClosureView {
  reasons!: ClosureReasonView[];
  asked?: AskedClosureView;
}
