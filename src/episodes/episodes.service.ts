import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, readTime, type WriteAnswer } from '../cases/index.js';
import { CustodyService } from '../custody/index.js';
import { NotesService } from '../identity/index.js';
import { StayService } from '../interim-care/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import { ReRecruitmentFacts } from '../reintegration/index.js';
import type { AnswerReRecruitmentRequest, HeldAgainRequest, RecordReRecruitmentRequest } from './episodes.dto.js';
import { decideAnswer, decideCustodyAgain, decideReRecruitment } from './episodes.rules.js';

/** A new episode of a known child: recruited again, or held again. What was running ends with it, in the same transaction. */
@Injectable()
export class EpisodesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(StayService) private readonly stays: StayService,
    @Inject(CustodyService) private readonly custodies: CustodyService,
    @Inject(ReRecruitmentFacts) private readonly recruitments: ReRecruitmentFacts,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  async reRecruited(actor: Actor, caseId: string, input: RecordReRecruitmentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnowParty(input.party, 'party');
    await this.reference.mustKnow('re-recruitment-source', input.source, 'source', at);
    return await this.uow.write(actor.scope, async () => {
      await this.stays.holdOfChild(caseId);
      const { standing } = await this.cases.openForChange(caseId);
      const ends = decideReRecruitment(standing, at);
      await this.recruitments.begin(actor, caseId, { id: input.id, at, party: input.party, source: input.source }, ends.placementId ?? undefined);
      await this.notes.write(actor, caseId, 're-recruitment.recorded', input.id, input.words);
      return ends.stay === null ? await this.cases.settle(actor, caseId) : await this.stays.leave(actor, caseId, ends.stay, { code: 're-recruited', category: 'episode', region: undefined }, at);
    });
  }

  async answer(actor: Actor, caseId: string, input: AnswerReRecruitmentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('re-recruitment-answer', input.answer, 'answer', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const id = decideAnswer(standing, at);
      await this.recruitments.answer(actor, id, at, input.answer);
      await this.notes.write(actor, caseId, 're-recruitment.answered', id, input.words);
      return await this.cases.settle(actor, caseId);
    });
  }

  async heldAgain(actor: Actor, caseId: string, input: HeldAgainRequest): Promise<WriteAnswer> {
    const together = await this.custodies.checkTogether(actor, input);
    return await this.uow.write(actor.scope, async () => {
      await this.stays.holdOfChild(caseId);
      const { standing } = await this.cases.openForChange(caseId);
      const ends = decideCustodyAgain(standing, together.startedAt);
      await this.recruitments.endDailyLife(actor, caseId, together.startedAt, ends.placementId ?? undefined);
      await this.custodies.begin(actor, caseId, input.id, input, together);
      return ends.stay === null ? await this.cases.settle(actor, caseId) : await this.stays.leave(actor, caseId, ends.stay, { code: 'held-again', category: 'episode', region: undefined }, together.startedAt);
    });
  }
}
