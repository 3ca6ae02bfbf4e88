import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { ExtraFieldsService } from '../configuration/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { RecordAssessmentRequest } from './assessment.dto.js';
import { NeedsAssessment } from './assessment.entity.js';
import { factsOfAssessments, type NeedsAssessmentRow } from './assessment-facts.js';
import { byDomain, decideAssessment } from './assessment.rules.js';

/** Strengths and needs, at the start of care and again and again after it. */
@Injectable()
export class AssessmentService implements FactSource, OnModuleInit {
  readonly tables = ['needs_assessment'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ExtraFieldsService) private readonly extra: ExtraFieldsService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { needs_assessment: JsonRows<NeedsAssessmentRow> }): readonly Fact[] {
    return factsOfAssessments(rows.needs_assessment);
  }

  /** @throws Refusal in-the-future, case-closed, not-in-care, not-followed-then */
  async record(actor: Actor, caseId: string, input: RecordAssessmentRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing, facts, row } = await this.cases.openForChange(caseId);
      const care = decideAssessment(standing, facts, at);
      await this.uow.manager.insert(NeedsAssessment, {
        id: input.id,
        caseId,
        stayId: care.during === 'stay' ? care.id : null,
        placementId: care.during === 'placement' ? care.id : null,
        madeAt: at.at,
        madePrecision: at.precision,
        ...byDomain((domain) => input[domain]),
        strengthsSealed: await this.vault.seal(caseId, input.strengths),
        needsSealed: await this.vault.seal(caseId, input.needs),
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      await this.extra.answer(actor, caseId, { place: 'assessment', id: input.id, region: row.regionCode, centre: row.centreCode }, at, input.extra);
      return await this.cases.settle(actor, caseId);
    });
  }
}
