import { CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class OfferHandoverRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @CodeField()
  centre!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class AcceptHandoverRequest {
  @KnownTimeField()
  at!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class RefuseHandoverRequest {
  /** Why the centre cannot take the child now. */
  @TextField(300)
  reason!: string;
}
