import { ChoiceField, CodeField, CodesField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordPreparationRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['family', 'community', 'mediation'])
  kind!: 'family' | 'community' | 'mediation';

  /** With whom the child is to live, where that is known. */
  @IdField({ optional: true })
  relative?: string;

  /** Who was met: codes of the list preparation-met, at least one. */
  @CodesField(10)
  met!: string[];

  /** A code of the list preparation-outcome. */
  @CodeField()
  outcome!: string;

  /** What was said and agreed. */
  @TextField(2000)
  account!: string;
}

export class DecideAlternativeCareRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['kinship', 'foster-long-term', 'supervised-independence', 'other'])
  form!: 'kinship' | 'foster-long-term' | 'supervised-independence' | 'other';

  /** Why no family can take the child: a code of the list alternative-care-reason. */
  @CodeField()
  reason!: string;

  /** The same in words, and what the child thinks of it. */
  @TextField(2000)
  account!: string;
}

export class ReviewAlternativeCareRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['continues', 'family-sought-again', 'change-needed'])
  outcome!: 'continues' | 'family-sought-again' | 'change-needed';

  @TextField(2000, { optional: true })
  remark?: string;
}
