import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class OpenTracingRequest {
  @IdField()
  id!: string;

  /** Who is looked for: a relative on the file. */
  @IdField()
  relative!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['urgent', 'normal'])
  priority!: 'urgent' | 'normal';

  /** Who was asked to look, across a border or here: a code of the list partner. */
  @CodeField({ optional: true })
  partner?: string;

  /** In which country: a code of the list country. */
  @CodeField({ optional: true })
  country?: string;

  /** The partner's number of the search. */
  @TextField(60, { optional: true })
  reference?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class CloseTracingRequest {
  @IdField()
  request!: string;

  @KnownTimeField()
  at!: string;

  @ChoiceField(['found', 'not-found', 'child-declines', 'danger'])
  outcome!: 'found' | 'not-found' | 'child-declines' | 'danger';

  /** What was found; required where the child does not wish the search, or it would be a danger. */
  @TextField(2000, { optional: true })
  remark?: string;
}
