import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ChoiceField, DayField, IdField } from '../platform/http/index.js';
import { SIGN_IN_TOPICS, type SignInTopic } from './sign-in-event.vocabulary.js';

export class SignInEventsQuery {
  /** Whose way in it is about, or who did something to somebody else's. */
  @IdField({ optional: true })
  person?: string;

  @ChoiceField(SIGN_IN_TOPICS, { optional: true })
  kind?: SignInTopic;

  /** First day, Mali time (UTC). */
  @DayField({ optional: true })
  from?: string;

  /** Last day, included. */
  @DayField({ optional: true })
  to?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  cursor?: string;
}
