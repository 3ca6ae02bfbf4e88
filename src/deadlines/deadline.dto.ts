import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ClockQuery {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  cursor?: string;
}

export class DeadlineLabel {
  fr!: string;
  en!: string;
}

export class DeadlineRuleView {
  code!: string;
  version!: number;
  label!: DeadlineLabel;
  /** false: to be confirmed by the Ministry */
  confirmed!: boolean;
  source!: string;
}

export class AcknowledgedView {
  by!: string;
  at!: string;
  note!: string;
}

export class DeadlineView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  rule!: DeadlineRuleView;
  /** open | met | late | lapsed | undated */
  state!: string;
  /** Kinds of facts, each of which settles it. */
  settling!: string[];
  startsAt!: string;
  dueAt!: string;
  settledAt?: string;
  /** Where its start became known late: when. */
  knownLateAt?: string;
  /** Facts, rule and arithmetic, line by line. */
  why!: DeadlineLabel[];
  acknowledged?: AcknowledgedView;
  status!: string;
  region?: string;
  /** Who answers for the child now, in the language asked for. */
  answerable!: string;
  /** The last step alerted: opened, warning-1, limit, escalation-1... */
  alertStep?: string;
}

export class ClockCounts {
  overdue!: number;
  /** Due within the next 24 hours. */
  dueSoon!: number;
  open!: number;
}

export class ClockView {
  now!: string;
  items!: DeadlineView[];
  nextCursor?: string;
  counts!: ClockCounts;
}
