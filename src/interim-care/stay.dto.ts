import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { OVER_PLACES_ANSWERS, type OverPlacesAnswer } from './places.vocabulary.js';

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

  /** In a full centre: why the child is admitted all the same, in an emergency. Not taken where there is a place. */
  @TextField(2000, { optional: true })
  emergency?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class AnswerOverPlacesRequest {
  @ChoiceField(OVER_PLACES_ANSWERS)
  answer!: OverPlacesAnswer;

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

  /** The relative who takes the child in, where it is one. */
  @IdField({ optional: true })
  relative?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
