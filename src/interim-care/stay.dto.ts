import { ExtraAnswerRequest } from '../configuration/index.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, ListField, TextField } from '../platform/http/index.js';
import { OVER_PLACES_ANSWERS, type OverPlacesAnswer } from './places.vocabulary.js';

export class AdmitRequest {
  @IdField()
  id!: string;

  /** What the Ministry asks beside an admission. */
  @ListField(() => ExtraAnswerRequest, 40, { optional: true })
  extra?: ExtraAnswerRequest[];

  @KnownTimeField()
  at!: string;

  @ChoiceField(['centre', 'foster-family'])
  kind!: 'centre' | 'foster-family';

  /** The centre, for a stay in one. */
  @CodeField({ optional: true })
  centre?: string;

  /** The foster family, by its code: vetted, and with room for this child. */
  @CodeField({ optional: true })
  family?: string;

  /** Of a foster family that a register tells without its code: the region that answers. Otherwise it is the family's. */
  @CodeField({ optional: true })
  region?: string;

  /** In a full centre, or with a family whose places are all taken: why the child is admitted all the same, in an emergency. Not taken where there is a place. */
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
