import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, stayAt, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ReviewStayRequest } from './review.dto.js';
import { StayReview } from './stay.entity.js';
import { factOfReview, type StayReviewRow } from './stay-facts.js';
import { decideReview } from './stay.rules.js';

/** Whether a stay is still needed, asked again each month. */
@Injectable()
export class ReviewService implements FactSource, OnModuleInit {
  readonly tables = ['stay_review'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { stay_review: JsonRows<StayReviewRow> }): readonly Fact[] {
    return rows.stay_review.map(factOfReview);
  }

  async review(actor: Actor, caseId: string, input: ReviewStayRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('stay-reason', input.reason, 'reason', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts } = await this.cases.openForChange(caseId);
      const review = decideReview(standing, { outcome: input.outcome, reason: input.reason }, stayAt(facts, at));
      await this.uow.manager.insert(StayReview, {
        id: input.id,
        caseId,
        stayId: review.stayId,
        reviewedAt: at.at,
        reviewedPrecision: at.precision,
        outcome: input.outcome,
        reason: review.reason,
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      await this.notes.write(actor, caseId, 'stay.reviewed', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}
