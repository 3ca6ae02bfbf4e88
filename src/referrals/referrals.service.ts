import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, type OpenCase, readTime, type WriteAnswer } from '../cases/index.js';
import { mayDecideBestInterests, SharingService } from '../consent/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AnswerReferralRequest, FeedBackReferralRequest, ReferralDoneRequest, SendReferralRequest, WithdrawReferralRequest } from './referral.dto.js';
import { factsOfReferral, referralOf, type ReferralRow } from './referral-facts.js';
import { decideAnswer, decideDone, decideFeedback, decideSending, decideWithdrawal } from './referral.rules.js';
import type { Referral, Side } from './referral.vocabulary.js';
import { ReferralSides } from './referral-sides.js';

/** A referral as it is about to be changed. */
interface OpenReferral {
  readonly file: OpenCase;
  readonly referral: Referral;
  readonly side: Side;
}

/** A child referred to a partner for a service: by two sides, from sent to fed back (docs/adr/0035). */
@Injectable()
export class ReferralsService implements FactSource, OnModuleInit {
  readonly tables = ['referral'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(SharingService) private readonly sharings: SharingService,
    @Inject(ReferralSides) private readonly sides: ReferralSides,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = {
    'referral.sent': (id: string, to: KnownTime): Promise<string | undefined> => this.correct(CORRECT_SENT, id, to),
    'referral.accepted': (id: string, to: KnownTime): Promise<string | undefined> => this.correct(CORRECT_ACCEPTED, id, to),
  };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { referral: JsonRows<ReferralRow> }): readonly Fact[] {
    return rows.referral.flatMap(factsOfReferral);
  }

  /** @throws Refusal unknown-code, case-closed, already-in-custody, before-previous-fact, consent-missing, override-not-allowed */
  async send(actor: Actor, caseId: string, input: SendReferralRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('partner', input.partner, 'partner', at);
    await this.reference.mustKnow('service', input.service, 'service', at);
    return await this.uow.write(actor.scope, async () => {
      const file = await this.cases.openForChange(caseId);
      if (input.overrideReason !== undefined && !mayDecideBestInterests(actor.role)) throw new Refusal('override-not-allowed', 'overrideReason');
      decideSending(file.standing, at, identifiedAt(file.row));
      const { id, partner, purpose, sections, overrideReason } = input;
      // One id for both: the sharing is what the referral tells.
      await this.sharings.record(actor, file, { id, partner, purpose, sections, ...(overrideReason !== undefined && { overrideReason }) });
      await this.uow.query(SEND, [id, caseId, partner, input.service, at.at, at.precision, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'referral.sent', id, input.message);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** @throws Refusal not-found, case-closed, referral-over, partner-answers-itself, referral-reason-required, answer-source-required, before-previous-fact */
  async answer(actor: Actor, caseId: string, id: string, input: AnswerReferralRequest): Promise<WriteAnswer> {
    const refusal = input.answer === 'refused' ? input.refusal : undefined;
    await this.reference.mustKnow('referral-refusal', refusal, 'refusal', readTime(input.at, 'at'));
    return await this.change(actor, caseId, id, input.at, async ({ file, referral, side }, at) => {
      decideAnswer(file.standing, referral, side, { at, is: input.answer, refusal, saidBy: input.saidBy });
      await this.uow.query(ANSWER, [id, at.at, at.precision, this.cases.now(), actor.userId, input.answer, refusal ?? null, !side.ofPartner]);
      await this.notes.write(actor, caseId, `referral.${input.answer}`, id, input.remark);
      if (!side.ofPartner) await this.notes.write(actor, caseId, 'referral.answered-by', id, input.saidBy);
    });
  }

  /** @throws Refusal not-found, case-closed, referral-not-accepted, referral-over, partner-answers-itself, before-previous-fact */
  async done(actor: Actor, caseId: string, id: string, input: ReferralDoneRequest): Promise<WriteAnswer> {
    return await this.change(actor, caseId, id, input.at, async ({ file, referral, side }, at) => {
      decideDone(file.standing, referral, side, at);
      await this.uow.query(DONE, [id, at.at, at.precision, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'referral.done', id, input.remark);
    });
  }

  /** @throws as done */
  async feedBack(actor: Actor, caseId: string, id: string, input: FeedBackReferralRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('referral-result', input.result, 'result', readTime(input.at, 'at'));
    return await this.change(actor, caseId, id, input.at, async ({ file, referral, side }, at) => {
      decideFeedback(file.standing, referral, side, at);
      await this.uow.query(FEED_BACK, [id, at.at, at.precision, this.cases.now(), actor.userId, input.result]);
      await this.notes.write(actor, caseId, 'referral.fed-back', id, input.remark);
    });
  }

  /** @throws Refusal not-found, case-closed, forbidden (to the partner), referral-over, before-previous-fact */
  async withdraw(actor: Actor, caseId: string, id: string, input: WithdrawReferralRequest): Promise<WriteAnswer> {
    return await this.change(actor, caseId, id, input.at, async ({ file, referral, side }, at) => {
      decideWithdrawal(file.standing, referral, side, at);
      await this.uow.query(WITHDRAW, [id, at.at, at.precision, this.cases.now(), actor.userId]);
      await this.notes.write(actor, caseId, 'referral.withdrawn', id, input.reason);
    });
  }

  private async change(actor: Actor, caseId: string, id: string, when: string, work: (open: OpenReferral, at: KnownTime) => Promise<void>): Promise<WriteAnswer> {
    const at = readTime(when, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(await this.sides.scopeOf(actor, caseId, id), async () => {
      const file = await this.cases.openForChange(caseId);
      const row = await this.sides.row(caseId, id);
      await work({ file, referral: referralOf(row), side: await this.sides.sideOf(actor, row.partner) }, at);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correct(statement: string, id: string, to: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(statement, [id, to.at, to.precision]);
    return row?.caseId;
  }
}

const SEND = `insert into referral (id, case_id, sharing_id, partner, service_code, sent_at, sent_precision, recorded_at, recorded_by) values ($1, $2, $1, $3, $4, $5, $6, $7, $8)`;
const ANSWER = `
  update referral set answer = $6, refusal = $7, told_by_sender = $8, answered_at = greatest(sent_at, $2), answered_precision = $3, answered_recorded_at = $4, answered_recorded_by = $5,
         version = version + 1 where id = $1`;
const DONE = 'update referral set done_at = greatest(answered_at, $2), done_precision = $3, done_recorded_at = $4, done_recorded_by = $5, version = version + 1 where id = $1';
const FEED_BACK = `
  update referral set result = $6, fed_back_at = greatest(answered_at, $2), fed_back_precision = $3, fed_back_recorded_at = $4, fed_back_recorded_by = $5, version = version + 1 where id = $1`;
const WITHDRAW = 'update referral set withdrawn_at = greatest(sent_at, $2), withdrawn_precision = $3, withdrawn_recorded_at = $4, withdrawn_recorded_by = $5, version = version + 1 where id = $1';

/** What was raised to the beginning of what comes before it goes down again with it (026). */
const CORRECT_SENT = `
  update referral set sent_at = $2, sent_precision = $3, answered_at = end_from($2, answered_at, answered_precision), withdrawn_at = end_from($2, withdrawn_at, withdrawn_precision),
         version = version + 1 where id = $1 returning case_id as "caseId"`;
const CORRECT_ACCEPTED = `
  update referral set answered_at = greatest(sent_at, $2), answered_precision = $3, done_at = end_from(greatest(sent_at, $2), done_at, done_precision),
         fed_back_at = end_from(greatest(sent_at, $2), fed_back_at, fed_back_precision), version = version + 1
   where id = $1 and answer = 'accepted' returning case_id as "caseId"`;
