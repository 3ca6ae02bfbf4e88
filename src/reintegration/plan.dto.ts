import { IsBoolean } from 'class-validator';
import { IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordPlanRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** What is to be reached, in the words agreed with the child. */
  @TextField(2000)
  goals!: string;

  @IsBoolean()
  childAgreed!: boolean;

  /** Why the child does not agree. */
  @TextField(500, { optional: true })
  whyNot?: string;
}
