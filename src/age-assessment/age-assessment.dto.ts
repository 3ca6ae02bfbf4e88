import { CodeField, CodesField, IdField, KnownTimeField, TextField, WholeNumberField } from '../platform/http/index.js';

export class RaiseAgeDoubtRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** Who doubts: a code of the list age-doubter. */
  @CodeField()
  doubter!: string;

  /** Why: a code of the list age-doubt-ground. */
  @CodeField()
  ground!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class ConcludeAgeRequest {
  @KnownTimeField()
  at!: string;

  /** Completed years at least, the margin of every method included. Below 18 the conclusion is: a child. */
  @WholeNumberField(0, 40)
  ageLow!: number;

  /** Completed years at most. */
  @WholeNumberField(0, 40)
  ageHigh!: number;

  /** Of those who assessed, at least two different ones: codes of the list profession. */
  @CodesField(6)
  professions!: string[];

  /** What the conclusion rests on. */
  @TextField(2000)
  reasons!: string;
}
