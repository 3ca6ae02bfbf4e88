import { ExtraAnswerRequest } from '../configuration/index.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, ListField, TextField, WholeNumberField } from '../platform/http/index.js';
import { RISKS } from '../cases/index.rules.js';

export class RecordServiceRequest {
  @IdField()
  id!: string;

  /** A code of the list service. */
  @CodeField()
  service!: string;

  /** When it was given, or since when. */
  @KnownTimeField({ optional: true })
  at?: string;

  /** Until when, where it is over. */
  @KnownTimeField({ optional: true })
  until?: string;

  /** An organisation or one-stop centre: a code of the list partner. */
  @CodeField({ optional: true })
  provider?: string;

  /** Or the centre that gave it. */
  @CodeField({ optional: true })
  providerCentre?: string;

  /** How many times. */
  @WholeNumberField(1, 1000, { optional: true })
  sessions?: number;

  /** In whole CFA francs (XOF). */
  @WholeNumberField(0, 100_000_000, { optional: true })
  costXof?: number;

  /** A code of the list service-outcome. */
  @CodeField({ optional: true })
  outcome?: string;

  /** What the Ministry asks beside a service. */
  @ListField(() => ExtraAnswerRequest, 40, { optional: true })
  extra?: ExtraAnswerRequest[];

  /** The referral that it came out of. */
  @IdField({ optional: true })
  referralId?: string;

  @TextField(120, { optional: true })
  detail?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class RecordVisitRequest {
  @IdField()
  id!: string;

  /** What the Ministry asks beside a visit. */
  @ListField(() => ExtraAnswerRequest, 40, { optional: true })
  extra?: ExtraAnswerRequest[];

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
