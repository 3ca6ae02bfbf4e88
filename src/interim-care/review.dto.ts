import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class ReviewStayRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['continues', 'leave-planned'])
  outcome!: 'continues' | 'leave-planned';

  /** Why the stay continues: a code of the list stay-reason. */
  @CodeField({ optional: true })
  reason?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
