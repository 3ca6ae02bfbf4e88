import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import { AgeAssessmentService } from './age-assessment.service.js';
import type { TellAgeRequest } from './age-telling.dto.js';
import { AgeTelling } from './age-telling.entity.js';
import { type AgeTellingRow, factOfTelling } from './age-telling-facts.js';
import { decideTelling, reopens } from './age-telling.rules.js';

/** The child is told what was concluded on the age, and may contest it. */
@Injectable()
export class AgeTellingService implements FactSource, OnModuleInit {
  readonly tables = ['age_telling'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AgeAssessmentService) private readonly assessments: AgeAssessmentService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { age_telling: JsonRows<AgeTellingRow> }): readonly Fact[] {
    return rows.age_telling.map(factOfTelling);
  }

  async tell(actor: Actor, caseId: string, input: TellAgeRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('consent-language', input.language, 'language', at);
    const { language, answer } = input;
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const [last, ...before] = decideTelling(standing, at);
      const told = { caseId, toldAt: at.at, toldPrecision: at.precision, language, answer, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
      await this.uow.manager.insert(AgeTelling, [{ ...told, id: input.id, assessmentId: last }, ...before.map((assessmentId) => ({ ...told, id: randomUUID(), assessmentId }))]);
      await this.notes.write(actor, caseId, 'age-assessment.told', input.id, input.account);
      if (reopens(standing, answer)) await this.assessments.open(actor, caseId, { id: randomUUID(), doubter: 'child', ground: 'contested', at });
      return await this.cases.settle(actor, caseId);
    });
  }
}
