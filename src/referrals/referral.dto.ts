import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { SECTIONS, type Section, SHARED_FOR, SharedSummaryView, type SharedFor } from '../consent/index.js';
import { ChoiceField, CodeField, IdField, KnownTimeField, TextField } from '../platform/http/index.js';

export class SendReferralRequest {
  @IdField()
  id!: string;

  @KnownTimeField()
  at!: string;

  /** An organisation or a one-stop centre: a code of the list partner. */
  @CodeField()
  partner!: string;

  /** A code of the list service. */
  @CodeField()
  service!: string;

  @ChoiceField(SHARED_FOR)
  purpose!: SharedFor;

  /** Parts of the file that the partner is told. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SECTIONS, { each: true })
  @ApiProperty({ enum: [...SECTIONS], isArray: true })
  sections!: Section[];

  /** Written for the partner. */
  @TextField(2000, { optional: true })
  message?: string;

  /** Given where the consent is missing: why it is in the child's best interests all the same. */
  @TextField(500, { optional: true })
  overrideReason?: string;
}

export class AnswerReferralRequest {
  @KnownTimeField()
  at!: string;

  @ChoiceField(['accepted', 'refused'])
  answer!: 'accepted' | 'refused';

  /** A code of the list referral-refusal. */
  @CodeField({ optional: true })
  refusal?: string;

  /** Who of the partner gave the answer, where it is recorded by whoever sent. */
  @TextField(120, { optional: true })
  saidBy?: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class ReferralDoneRequest {
  @KnownTimeField()
  at!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class FeedBackReferralRequest {
  @KnownTimeField()
  at!: string;

  /** A code of the list referral-result. */
  @CodeField()
  result!: string;

  @TextField(2000, { optional: true })
  remark?: string;
}

export class WithdrawReferralRequest {
  @KnownTimeField()
  at!: string;

  @TextField(500)
  reason!: string;
}

export class ReferralView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  /** For the next change. */
  caseVersion!: number;
  partner!: string;
  service!: string;
  purpose!: string;
  sections!: string[];
  /** consent, or best-interests. */
  basis!: string;
  /** sent, accepted, refused, done, fed-back, withdrawn. */
  state!: string;
  sentAt!: string;
  sentBy!: string;
  answeredAt?: string;
  refusal?: string;
  toldBySender?: boolean;
  doneAt?: string;
  fedBackAt?: string;
  result?: string;
  withdrawnAt?: string;
  /** When what comes next is due: the answer, or the feedback. */
  dueAt?: string;
  /** Whether the partner is the organisation of the person looking. */
  ofOurs!: boolean;
  /** What this person may do now: answer, done, feed-back, withdraw. */
  allowed!: string[];
}

export class ReferralDetailView extends ReferralView {
  message?: string;
  answerRemark?: string;
  answeredBy?: string;
  doneRemark?: string;
  feedback?: string;
  withdrawnWhy?: string;
  /** What the partner is told; left out once the consent no longer covers it. */
  told?: SharedSummaryView;
}

export class ReferralListView {
  items!: ReferralView[];
  /** Whether there are more than are shown. */
  more!: boolean;
}

export class CaseReferralsView {
  caseCode!: string;
  caseVersion!: number;
  items!: ReferralView[];
  /** Whether this person may share in the child's best interests without consent. */
  mayOverride!: boolean;
  maySend!: boolean;
}
