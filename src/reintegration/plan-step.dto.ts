import { DOMAINS } from '../cases/index.rules.js';
import { ChoiceField, CodeField, DayField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class SetGoalRequest {
  @IdField()
  id!: string;

  @ChoiceField(DOMAINS)
  domain!: (typeof DOMAINS)[number];

  /** A code of the list plan-goal, of this domain; or the words, or both. */
  @CodeField({ optional: true })
  goal?: string;

  @TextField(500, { optional: true })
  words?: string;
}

export class AddStepRequest {
  @IdField()
  id!: string;

  @IdField()
  goalId!: string;

  /** What is to be done. */
  @TextField(500)
  what!: string;

  /** Who does it, or sees to it: somebody of the house who sees the child's whole file. */
  @IdField()
  ownerId!: string;

  /** When it was agreed. */
  @KnownTimeField()
  at!: string;

  /** The last day for it. */
  @DayField()
  dueOn!: string;
}

export class EndStepRequest {
  @KnownTimeField()
  at!: string;

  @ChoiceField(['done', 'dropped'])
  outcome!: 'done' | 'dropped';

  /** Why it was dropped. */
  @TextField(500, { optional: true })
  reason?: string;
}
