import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ChoiceField, TextField } from '../platform/http/index.js';
import { DeadlineLabel } from './deadline.dto.js';
import type { RuleDifference, TimeLimit } from './deadline.vocabulary.js';

const DURATION = { type: String, isArray: true, example: ['PT24H'] } as const;
const LONGEST_DURATION = 24;

export class ChangeTimeLimitRequest {
  @TextField(120)
  labelFr!: string;

  @TextField(120)
  labelEn!: string;

  /** ISO 8601, where the rule has a single due time. */
  @TextField(LONGEST_DURATION, { optional: true })
  limit?: string;

  /** ISO 8601, each from the start, where it has several. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(24)
  @IsString({ each: true })
  @MaxLength(LONGEST_DURATION, { each: true })
  @ApiPropertyOptional(DURATION)
  series?: string[];

  /** From the start. */
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  @MaxLength(LONGEST_DURATION, { each: true })
  @ApiProperty(DURATION)
  warnings!: string[];

  /** From the limit. */
  @IsArray()
  @ArrayMaxSize(8)
  @IsString({ each: true })
  @MaxLength(LONGEST_DURATION, { each: true })
  @ApiProperty(DURATION)
  escalations!: string[];

  @TextField(300)
  source!: string;

  @ChoiceField(['stated', 'secondary', 'programme standard'])
  certainty!: TimeLimit['certainty'];

  @TextField(600, { optional: true })
  remark?: string;

  /** The day from whose first instant it holds, UTC as in Mali. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @ApiProperty({ type: String, format: 'date' })
  effectiveFrom!: string;

  /** Whether clocks that started before, and are neither due nor settled on that day, change to it too. */
  @IsBoolean()
  appliesToRunning!: boolean;

  /** Why, for those who read it in a year. */
  @TextField(500)
  reason!: string;
}

export class TimeLimitView {
  code!: string;
  version!: number;
  jurisdiction!: string;
  label!: DeadlineLabel;
  limit?: string;
  series?: string[];
  warnings!: string[];
  escalations!: string[];
  source!: string;
  /** stated | secondary | programme standard */
  certainty!: string;
  confirmed!: boolean;
  effectiveFrom!: string;
  /** false: shown only; nothing records its facts yet, or it belongs to another country */
  watched!: boolean;
  remark?: string;
  /** How many versions there are. */
  versions!: number;
}

export class TimeLimitListView {
  items!: TimeLimitView[];
}

export class TimeLimitDifferenceView {
  /** limit | warnings | escalations | labelFr | labelEn | source | certainty | remark | watched */
  field!: RuleDifference['field'];
  before!: string[];
  after!: string[];
}

export class TimeLimitVersionView {
  code!: string;
  version!: number;
  jurisdiction!: string;
  label!: DeadlineLabel;
  limit?: string;
  series?: string[];
  warnings!: string[];
  escalations!: string[];
  source!: string;
  certainty!: string;
  confirmed!: boolean;
  effectiveFrom!: string;
  watched!: boolean;
  remark?: string;
  /** Whether it is the version of what starts today. */
  inForce!: boolean;
  appliesToRunning!: boolean;
  recordedAt!: string;
  /** Came with the data files, changed by nobody. */
  fromData!: boolean;
  /** Left out where the reader does not see accounts. */
  changedBy?: string;
  reason?: string;
  /** What it says otherwise than the version before it. */
  differences!: TimeLimitDifferenceView[];
}

export class TimeLimitChangeable {
  /** Open deadlines of this rule. */
  running!: number;
  /** Cases whose deadlines are still to be derived under a new version. */
  pending!: number;
  /** The first day on which a change made now can take effect. */
  firstDay!: string;
}

export class OneTimeLimitView {
  code!: string;
  startsAt!: DeadlineLabel;
  endsAt!: DeadlineLabel;
  /** The number for If-Match. */
  newest!: number;
  /** For those who may change it. */
  change?: TimeLimitChangeable;
  items!: TimeLimitVersionView[];
}

export class ChangedTimeLimitView {
  code!: string;
  version!: number;
  /** Cases whose deadlines are derived anew; those that say the same afterwards stay as they are. */
  concerned!: number;
}
