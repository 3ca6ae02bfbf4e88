import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../access/index.js';
import { WriteAnswerView } from '../cases/index.js';
import {
  AnswerReferralRequest, CaseReferralsView, FeedBackReferralRequest, ReferralDetailView, ReferralDoneRequest, ReferralListView, SendReferralRequest, WithdrawReferralRequest,
} from './referral.dto.js';
import { ReferralListService } from './referral-list.service.js';
import { ReferralsService } from './referrals.service.js';

@Controller()
export class ReferralsController {
  constructor(
    @Inject(ReferralsService) private readonly referrals: ReferralsService,
    @Inject(ReferralListService) private readonly lists: ReferralListService,
  ) {}

  /** Those that run: waiting for the person's organisation, or sent for the children they answer for. */
  @Get('referrals')
  @Requires('referral.read')
  waiting(@CurrentActor() actor: Actor): Promise<ReferralListView> {
    return this.lists.waiting(actor);
  }

  @Get('cases/:id/referrals')
  @Requires('referral.read')
  ofCase(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CaseReferralsView> {
    return this.lists.ofCase(actor, id);
  }

  @Post('cases/:id/referrals')
  @Requires('referral.record')
  send(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: SendReferralRequest): Promise<WriteAnswerView> {
    return this.referrals.send(actor, id, input);
  }

  @Get('cases/:id/referrals/:referralId')
  @Requires('referral.read')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('referralId', ParseUUIDPipe) referralId: string): Promise<ReferralDetailView> {
    return this.lists.one(actor, id, referralId);
  }

  @Post('cases/:id/referrals/:referralId/answer')
  @HttpCode(200)
  @Requires('referral.record')
  answer(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('referralId', ParseUUIDPipe) referralId: string, @Body() input: AnswerReferralRequest,
  ): Promise<WriteAnswerView> {
    return this.referrals.answer(actor, id, referralId, input);
  }

  @Post('cases/:id/referrals/:referralId/done')
  @HttpCode(200)
  @Requires('referral.record')
  done(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('referralId', ParseUUIDPipe) referralId: string, @Body() input: ReferralDoneRequest,
  ): Promise<WriteAnswerView> {
    return this.referrals.done(actor, id, referralId, input);
  }

  @Post('cases/:id/referrals/:referralId/feedback')
  @HttpCode(200)
  @Requires('referral.record')
  feedBack(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('referralId', ParseUUIDPipe) referralId: string, @Body() input: FeedBackReferralRequest,
  ): Promise<WriteAnswerView> {
    return this.referrals.feedBack(actor, id, referralId, input);
  }

  @Post('cases/:id/referrals/:referralId/withdraw')
  @HttpCode(200)
  @Requires('referral.record')
  withdraw(
    @CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('referralId', ParseUUIDPipe) referralId: string, @Body() input: WithdrawReferralRequest,
  ): Promise<WriteAnswerView> {
    return this.referrals.withdraw(actor, id, referralId, input);
  }
}
