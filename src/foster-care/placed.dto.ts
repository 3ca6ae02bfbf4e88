import { IsBoolean } from 'class-validator';
import { CodeField, DayField, IdField, KnownTimeField, TextField, WholeNumberField } from '../platform/http/index.js';

export class VisitFamilyRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list foster-visit-outcome. */
  @CodeField()
  outcome!: string;

  /** Whether the child was spoken with alone. */
  @IsBoolean()
  childHeard!: boolean;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class PayAllowanceRequest {
  @IdField()
  id!: string;

  /** In CFA francs (XOF). */
  @WholeNumberField(1, 10_000_000)
  amount!: number;

  /** The first and the last day that it is for. */
  @DayField()
  from!: string;

  @DayField()
  to!: string;

  @DayField()
  paidOn!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
