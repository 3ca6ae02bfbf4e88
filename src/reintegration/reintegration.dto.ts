import { CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordServiceRequest {
  @IdField()
  id!: string;

  /** A code of the list service. */
  @CodeField()
  service!: string;

  @KnownTimeField({ optional: true })
  at?: string;

  @TextField(120, { optional: true })
  detail?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class RecordVisitRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** A code of the list visit-outcome. */
  @CodeField()
  outcome!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
