import { RISKS } from '../cases/index.rules.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

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

  /** With whom the child lives: a code of the list lives-with; together with the next two, where the child was found. */
  @CodeField({ optional: true })
  livesWith?: string;

  /** A code of the list occupation. */
  @CodeField({ optional: true })
  occupation?: string;

  /** Of re-recruitment. */
  @ChoiceField(RISKS, { optional: true })
  risk?: (typeof RISKS)[number];

  /** Why it is medium or high. */
  @TextField(2000, { optional: true })
  grounds?: string;

  @TextField(2000, { optional: true })
  needs?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
