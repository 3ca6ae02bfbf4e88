import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

const KINDS = ['circumstances', 'injury', 'item-taken', 'kept', 'family-contact', 'visit', 'interrogation', 'charge', 'legal-step', 'lawyer', 'end-declared'] as const;
const FOLLOW_UPS = ['breach', 'declaration', 'search', 'inquiry', 'court'] as const;

export class ObserveCustodyRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** What the observation is about. */
  @ChoiceField(KINDS)
  kind!: (typeof KINDS)[number];

  /** A code of the list custody-finding, of this kind. None for circumstances, an injury and what was taken: there, words. */
  @CodeField({ optional: true })
  finding?: string;

  /** In words; sealed. Circumstances, an injury and what was taken cannot be said without. */
  @TextField(2000, { optional: true })
  remark?: string;
}

export class ConcludeFollowUpRequest {
  @IdField()
  id!: string;

  /** What it follows: of a breach or a declared end the observation; otherwise the custody. */
  @IdField()
  about!: string;

  @ChoiceField(FOLLOW_UPS)
  kind!: (typeof FOLLOW_UPS)[number];

  @KnownTimeField()
  at!: string;

  /** A code of the list follow-up-outcome, of this kind. */
  @CodeField()
  outcome!: string;

  /** What was done, and what was found; sealed. */
  @TextField(2000)
  remark!: string;
}
