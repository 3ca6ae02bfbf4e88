import { ChoiceField, CodeField, CodesField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordStatementRequest {
  @IdField()
  id!: string;

  @IdField()
  relative!: string;

  /** Who was heard, apart from the other. */
  @ChoiceField(['child', 'relative'])
  side!: 'child' | 'relative';

  @KnownTimeField()
  at!: string;

  /** With what was said before, of the family and of the child's life. */
  @ChoiceField(['agrees', 'doubtful', 'contradicts'])
  result!: 'agrees' | 'doubtful' | 'contradicts';

  /** Of the relative, shown to the child; of the child, shown to the relative. */
  @ChoiceField(['recognised', 'not-recognised', 'not-shown'])
  photo!: 'recognised' | 'not-recognised' | 'not-shown';

  /** Seen: codes of the list link-document. */
  @CodesField(8)
  documents!: string[];

  /** What was asked and answered. */
  @TextField(2000)
  answers!: string;
}

export class VerifyLinkRequest {
  @IdField()
  id!: string;

  @IdField()
  relative!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['verified', 'not-verified'])
  result!: 'verified' | 'not-verified';

  /** Why it is not: a code of the list verification-reason. */
  @CodeField({ optional: true })
  reason?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}
