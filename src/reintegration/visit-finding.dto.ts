import { CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class AnswerRiskRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list risk-answer. */
  @CodeField()
  answer!: string;

  /** What was done, by whom. */
  @TextField(2000)
  words!: string;
}
