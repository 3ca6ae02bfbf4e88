import { ExtraAnswerRequest } from '../configuration/index.js';
import { IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';

/** Each domain from 1 to 5, the codes of the list assessment-rating. */
export class RecordAssessmentRequest {
  @IdField()
  id!: string;

  /** What the Ministry asks besides, on the domains. */
  @ListField(() => ExtraAnswerRequest, 40, { optional: true })
  extra?: ExtraAnswerRequest[];

  @KnownTimeField()
  at!: string;

  @WholeNumberField(1, 5)
  safety!: number;

  @WholeNumberField(1, 5)
  health!: number;

  @WholeNumberField(1, 5)
  psychosocial!: number;

  @WholeNumberField(1, 5)
  education!: number;

  @WholeNumberField(1, 5)
  livelihood!: number;

  @WholeNumberField(1, 5)
  family!: number;

  @WholeNumberField(1, 5)
  community!: number;

  /** What the child can and has, in the words of child and worker. */
  @TextField(2000)
  strengths!: string;

  @TextField(2000)
  needs!: string;
}
