import { TELLING_ANSWERS, type TellingAnswer } from '../cases/index.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class TellAgeRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** In which the child was told, and understood: a code of the list consent-language. */
  @CodeField()
  language!: string;

  /** What the child said to it. Who contests is in doubt again, and counts as a child. */
  @ChoiceField(TELLING_ANSWERS)
  answer!: TellingAnswer;

  /** How it was explained, by whom, and the child's own words. */
  @TextField(2000)
  account!: string;
}
