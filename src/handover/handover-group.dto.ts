import { WriteAnswerView } from '../cases/index.js';
import { CodeField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';

class AcceptedChildRequest {
  @IdField()
  caseId!: string;

  /** Of the file, as it was read. */
  @WholeNumberField(1, 1_000_000)
  version!: number;
}

class OfferedChildRequest extends AcceptedChildRequest {
  /** Of the offer. */
  @IdField()
  id!: string;
}

/** One day, one centre, up to sixty children: what they share is said once. */
export class OfferGroupRequest {
  @KnownTimeField()
  at!: string;

  @CodeField()
  centre!: string;

  @TextField(2000, { optional: true })
  remark?: string;

  @ListField(() => OfferedChildRequest, 60, { minItems: 1 })
  children!: OfferedChildRequest[];
}

export class AcceptGroupRequest {
  @KnownTimeField()
  at!: string;

  @TextField(2000, { optional: true })
  remark?: string;

  @ListField(() => AcceptedChildRequest, 60, { minItems: 1 })
  children!: AcceptedChildRequest[];
}

/** In the order of the lines. */
export class GroupHandedView {
  children!: WriteAnswerView[];
}

export class HandoverLineView {
  caseId!: string;
  code!: string;
  version!: number;
  sex!: string;
  ageYears?: number;
  /** Deprived of liberty since. */
  heldSince!: string;
  /** Of a proposed handover: to which centre, and since when. A register may tell of one and not to whom. */
  centre?: string;
  offeredAt?: string;
}

export class HandoverLinesView {
  /** The longest held first. */
  children!: HandoverLineView[];
  /** There are more than can be shown. */
  more!: boolean;
}
