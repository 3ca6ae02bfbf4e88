import { DeadlineLabel } from './deadline.dto.js';

export class WhyRuleView {
  code!: string;
  version!: number;
  label!: DeadlineLabel;
  source!: string;
  /** stated | secondary | programme standard */
  certainty!: string;
  confirmed!: boolean;
  effectiveFrom!: string;
  remark?: string;
  /** The version now in force, where it is another one. */
  newerVersion?: number;
}

export class WhyFactView {
  /** start | end | other */
  part!: 'start' | 'end' | 'other';
  label!: DeadlineLabel;
  detail?: DeadlineLabel;
  /** As precisely as it is known; left out where nobody knows when. */
  at?: string;
  /** Which reading of a doubtful time was taken. */
  reading?: DeadlineLabel;
  recordedAt!: string;
  /** Left out where the reader does not see accounts. */
  recordedBy?: string;
}

export class WhyShownView {
  since!: string;
  by?: string;
  lines!: DeadlineLabel[];
}

export class DeadlineWhyView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  rule!: WhyRuleView;
  state!: string;
  dueAt!: string;
  /** Where it became known late: when. */
  knownLateAt?: string;
  /** Facts, rule and arithmetic, line by line. */
  why!: DeadlineLabel[];
  facts!: WhyFactView[];
  /** What was shown, from when on: oldest first. */
  shown!: WhyShownView[];
}
