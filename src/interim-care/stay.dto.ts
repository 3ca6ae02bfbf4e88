import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class AdmitRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['centre', 'foster-family'])
  kind!: 'centre' | 'foster-family';

  /** The centre, for a stay in one. */
  @CodeField({ optional: true })
  centre?: string;

  /** The region that answers, for a foster family. */
  @CodeField({ optional: true })
  region?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class DischargeRequest {
  @KnownTimeField()
  at!: string;

  /** Where to: a code of the list destination. */
  @CodeField()
  destination!: string;

  @CodeField({ optional: true })
  region?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
