import { DeprivationRequest } from '../custody/index.js';
import { CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordReRecruitmentRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** The force or group, where it is known. */
  @CodeField({ optional: true })
  party?: string;

  /** A code of the list re-recruitment-source. */
  @CodeField()
  source!: string;

  /** What is known of it, and from whom. */
  @TextField(2000)
  words!: string;
}

export class AnswerReRecruitmentRequest {
  @KnownTimeField()
  at!: string;

  /** A code of the list re-recruitment-answer. */
  @CodeField()
  answer!: string;

  @TextField(2000)
  words!: string;
}

/** A capture or arrest of a child whose file is here. */
export class HeldAgainRequest extends DeprivationRequest {
  @IdField()
  id!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
