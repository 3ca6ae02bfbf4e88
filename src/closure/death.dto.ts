import { CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordDeathRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list death-cause. */
  @CodeField()
  cause!: string;

  /** Who confirmed it: a code of the list death-confirmer. */
  @CodeField()
  confirmedBy!: string;

  /** A code of the list death-document. */
  @CodeField()
  document!: string;

  /** What happened, and where. */
  @TextField(2000)
  remark!: string;
}

export class FamilyToldRequest {
  @KnownTimeField()
  at!: string;

  /** Whom, by whom, and what the family wishes. */
  @TextField(2000)
  remark!: string;
}

export class ReviewDeathRequest {
  /** A code of the list death-review. */
  @CodeField()
  outcome!: string;

  @TextField(2000)
  remark!: string;
}

export class WithdrawDeathRequest {
  /** How the error came about. */
  @TextField(2000)
  remark!: string;
}
