import { ChoiceField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { CORRECTABLE, type CorrectableKind } from './correction.vocabulary.js';

export class CorrectFactRequest {
  /** Made by the client: the same correction sent twice is one. */
  @IdField()
  id!: string;

  @ChoiceField(CORRECTABLE)
  kind!: CorrectableKind;

  /** The row that the fact stands in, as the timeline of the case tells it. */
  @IdField()
  factId!: string;

  @KnownTimeField()
  at!: string;

  /** Why the other hour is the right one, and from whom that is known. Sealed. */
  @TextField(500)
  reason!: string;
}
