import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { DecideAlternativeCareRequest, RecordPreparationRequest, ReviewAlternativeCareRequest } from './durable-care.dto.js';
import { AlternativeCare, AlternativeCareReview, FamilyPreparation } from './durable-care.entity.js';
import { type CareReviewRow, type CareRow, factOfCare, factOfPreparation, factsOfCareReview, type PreparationRow } from './durable-care-facts.js';
import { decideCare, decideCareReview, decidePreparation } from './durable-care.rules.js';

/** A place for good: family and community made ready for it; where no family can take the child, another care, and whether it is still right. */
@Injectable()
export class DurableCareService implements FactSource, OnModuleInit {
  readonly tables = ['family_preparation', 'alternative_care', 'alternative_care_review'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = { 'alternative-care.decided': (id: string, to: KnownTime): Promise<string | undefined> => this.correctDecision(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { family_preparation: JsonRows<PreparationRow>; alternative_care: JsonRows<CareRow>; alternative_care_review: JsonRows<CareReviewRow> }): readonly Fact[] {
    const cares = new Map(rows.alternative_care.map((care) => [care.id, care]));
    return [...rows.family_preparation.map(factOfPreparation), ...rows.alternative_care.map(factOfCare), ...rows.alternative_care_review.flatMap((review) => factsOfCareReview(review, cares.get(review.care_id)))];
  }

  async prepare(actor: Actor, caseId: string, input: RecordPreparationRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    for (const met of input.met) await this.reference.mustKnow('preparation-met', met, 'met', at);
    await this.reference.mustKnow('preparation-outcome', input.outcome, 'outcome', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decidePreparation(standing, { at, relative: input.relative, met: input.met }, identifiedAt(row));
      await this.uow.manager.insert(FamilyPreparation, {
        ...this.recorded(actor, caseId), id: input.id, relativeId: input.relative ?? null, kind: input.kind, met: [...new Set(input.met)], outcome: input.outcome, heldAt: at.at, heldPrecision: at.precision,
      });
      await this.notes.write(actor, caseId, 'family.prepared', input.id, input.account);
      return await this.cases.settle(actor, caseId);
    });
  }

  async decide(actor: Actor, caseId: string, input: DecideAlternativeCareRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('alternative-care-reason', input.reason, 'reason', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { placement } = decideCare(standing, at);
      await this.uow.manager.insert(AlternativeCare, { ...this.recorded(actor, caseId), id: input.id, placementId: placement, form: input.form, reason: input.reason, decidedAt: at.at, decidedPrecision: at.precision });
      await this.notes.write(actor, caseId, 'alternative-care.decided', input.id, input.account);
      return await this.cases.settle(actor, caseId);
    });
  }

  async review(actor: Actor, caseId: string, input: ReviewAlternativeCareRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { care } = decideCareReview(standing, at);
      await this.uow.manager.insert(AlternativeCareReview, { ...this.recorded(actor, caseId), id: input.id, careId: care, outcome: input.outcome, reviewedAt: at.at, reviewedPrecision: at.precision });
      await this.notes.write(actor, caseId, 'alternative-care.reviewed', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctDecision(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>('update alternative_care set decided_at = $2, decided_precision = $3, version = version + 1 where id = $1 returning case_id as "caseId"', [id, at, precision]);
    return row?.caseId;
  }

  private recorded(actor: Actor, caseId: string): { caseId: string; recordedAt: Date; recordedBy: string; version: number } {
    return { caseId, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
  }
}
