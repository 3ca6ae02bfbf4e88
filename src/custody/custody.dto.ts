import { IntersectionType } from '@nestjs/swagger';
import { WriteAnswerView } from '../cases/index.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';

/** How a deprivation of liberty began: what children held together have in common. */
export class DeprivationRequest {
  @ChoiceField(['capture', 'arrest'])
  kind!: 'capture' | 'arrest';

  @KnownTimeField()
  startedAt!: string;

  /** Code of a known place; its region is then known too. */
  @CodeField({ optional: true })
  place?: string;

  @TextField(120, { optional: true })
  placeText?: string;

  @CodeField()
  region!: string;

  @CodeField()
  authority!: string;

  @IdField({ optional: true })
  unitId?: string;

  @TextField(120, { optional: true })
  operation?: string;
}

/** What is said of one child. */
export class CapturedChildRequest {
  /** Made by the client: the same notification sent twice is one. */
  @IdField()
  id!: string;

  @ChoiceField(['male', 'female', 'unknown'])
  sex!: 'male' | 'female' | 'unknown';

  /** Apparent age in completed years. */
  @WholeNumberField(0, 25, { optional: true })
  ageYears?: number;

  @ChoiceField(['stated', 'approximate', 'doubted', 'unknown'])
  agePrecision!: 'stated' | 'approximate' | 'doubted' | 'unknown';

  @CodeField({ optional: true })
  condition?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class NotifyCaptureRequest extends IntersectionType(DeprivationRequest, CapturedChildRequest) {}

/** Children deprived of liberty together: what they share is said once, and one line for each of them. */
export class NotifyGroupRequest extends DeprivationRequest {
  @ListField(() => CapturedChildRequest, 60, { minItems: 1 })
  children!: CapturedChildRequest[];
}

/** In the order of the lines. */
export class GroupNotifiedView {
  children!: WriteAnswerView[];
}

export class TransferCustodyRequest {
  @KnownTimeField()
  at!: string;

  @CodeField()
  authority!: string;

  @IdField({ optional: true })
  unitId?: string;

  @CodeField()
  region!: string;

  @TextField(120, { optional: true })
  placeText?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class ReleaseFromCustodyRequest {
  @KnownTimeField()
  at!: string;

  /** How the custody ended without a handover: a code of the list custody-outcome. */
  @CodeField()
  kind!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class SituationUnknownRequest {
  @TextField(2000, { optional: true })
  remark?: string;
}
