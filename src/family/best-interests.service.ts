import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AssessBestInterestsRequest } from './best-interests.dto.js';
import { BestInterests } from './best-interests.entity.js';
import { type BestInterestsRow, factOfAssessment } from './best-interests-facts.js';
import { decideAssessment, wordsOfAssessment } from './best-interests.rules.js';

/** The best-interests assessment: what a decision on return rests on. */
@Injectable()
export class BestInterestsService implements FactSource, OnModuleInit {
  readonly tables = ['best_interests'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { best_interests: JsonRows<BestInterestsRow> }): readonly Fact[] {
    return rows.best_interests.map(factOfAssessment);
  }

  async assess(actor: Actor, caseId: string, input: AssessBestInterestsRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('unverified-link-reason', input.unverifiedReason, 'unverifiedReason', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decideAssessment(standing, { at, relative: input.relative, unverifiedReason: input.unverifiedReason, unverifiedRemark: input.unverifiedRemark }, identifiedAt(row));
      const words = wordsOfAssessment(input);
      await this.uow.manager.insert(BestInterests, {
        id: input.id,
        caseId,
        relativeId: input.relative ?? null,
        childWish: input.childWish,
        familyWish: input.familyWish,
        safety: input.safety,
        careCapacity: input.careCapacity,
        community: input.community,
        schooling: input.schooling,
        recruitmentRisk: input.recruitmentRisk,
        unverifiedReason: input.unverifiedReason ?? null,
        remarksSealed: Object.keys(words).length === 0 ? null : await this.vault.seal(caseId, JSON.stringify(words)),
        assessedAt: at.at,
        assessedPrecision: at.precision,
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      return await this.cases.settle(actor, caseId);
    });
  }
}
