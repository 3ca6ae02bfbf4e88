import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class RecordTracingRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** What was done: a code of the list tracing-action. */
  @CodeField()
  action!: string;

  /** The search that it follows, where it follows one. */
  @IdField({ optional: true })
  request?: string;

  /** Who acted: a code of the list tracing-actor. */
  @CodeField({ optional: true })
  actor?: string;

  /** What came of it: a code of the list tracing-result. */
  @CodeField({ optional: true })
  result?: string;

  /** Whom it concerned and what was found. */
  @TextField(2000, { optional: true })
  remark?: string;
}

export class AskReunificationRequest {
  @IdField()
  id!: string;

  /** Since when a decision can be taken. */
  @KnownTimeField()
  at!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class DecideReunificationRequest {
  @KnownTimeField()
  at!: string;

  @ChoiceField(['in-favour', 'against', 'postponed'])
  decision!: 'in-favour' | 'against' | 'postponed';

  /** Who decided: a code of the list decision-body. */
  @CodeField()
  body!: string;

  /** Why this is in the best interests of the child. */
  @TextField(2000)
  reasons!: string;
}
