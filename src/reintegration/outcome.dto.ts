import { IsBoolean, IsOptional } from 'class-validator';
import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';
import { TOLD_OUTCOMES, type ToldOutcome } from './outcome.vocabulary.js';

/** What somebody heard of the child otherwise than by a visit, for a milestone that no visit answers. */
export class TellOutcomeRequest {
  @IdField()
  id!: string;

  /** A row of outcome_milestone. */
  @CodeField()
  milestone!: string;

  @ChoiceField(TOLD_OUTCOMES)
  outcome!: ToldOutcome;

  /** Whether the child lives with the family or relatives; left out where nobody knows. */
  @IsOptional()
  @IsBoolean()
  withFamily?: boolean;

  /** A code of the list outcome-source. */
  @CodeField()
  source!: string;

  /** When the child was so. */
  @KnownTimeField()
  at!: string;

  /** Who said what. */
  @TextField(2000)
  words!: string;
}
