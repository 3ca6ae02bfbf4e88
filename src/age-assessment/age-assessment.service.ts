import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ConcludeAgeRequest, RaiseAgeDoubtRequest } from './age-assessment.dto.js';
import { AgeAssessment } from './age-assessment.entity.js';
import { type AgeAssessmentRow, factsOfAssessment } from './age-assessment-facts.js';
import { decideConclusion, decideRaise } from './age-assessment.rules.js';

/** Whether somebody is a child: doubted by anybody, concluded by at least two professions; a child until then. */
@Injectable()
export class AgeAssessmentService implements FactSource, OnModuleInit {
  readonly tables = ['age_assessment'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = { 'age-assessment.raised': (id: string, to: KnownTime): Promise<string | undefined> => this.correctDoubt(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { age_assessment: JsonRows<AgeAssessmentRow> }): readonly Fact[] {
    return rows.age_assessment.flatMap(factsOfAssessment);
  }

  async raise(actor: Actor, caseId: string, input: RaiseAgeDoubtRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('age-doubter', input.doubter, 'doubter', at);
    await this.reference.mustKnow('age-doubt-ground', input.ground, 'ground', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decideRaise(standing, at, identifiedAt(row));
      await this.open(actor, caseId, { id: input.id, doubter: input.doubter, ground: input.ground, at });
      await this.notes.write(actor, caseId, 'age-assessment.raised', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  /** Inside a change of the case that settles it: a doubt that nobody has to raise, because a fact raises it. */
  async open(actor: Actor, caseId: string, { id, doubter, ground, at }: { id: string; doubter: string; ground: string; at: KnownTime }): Promise<void> {
    await this.uow.manager.insert(AgeAssessment, {
      id, caseId, doubter, ground, raisedAt: at.at, raisedPrecision: at.precision, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
    });
  }

  private async correctDoubt(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update age_assessment set raised_at = $2, raised_precision = $3, concluded_at = end_from($2, concluded_at, concluded_precision), version = version + 1
        where id = $1 returning case_id as "caseId"`,
      [id, at, precision],
    );
    return row?.caseId;
  }

  async conclude(actor: Actor, caseId: string, input: ConcludeAgeRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    for (const profession of input.professions) await this.reference.mustKnow('profession', profession, 'professions', at);
    const professions = [...new Set(input.professions)];
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { id, is } = decideConclusion(standing, { at, low: input.ageLow, high: input.ageHigh, professions });
      await this.uow.query(
        `update age_assessment set concluded_at = greatest(raised_at, $2), concluded_precision = $3, concluded_recorded_at = $4, concluded_recorded_by = $5, conclusion = $6, age_low = $7,
           age_high = $8, professions = $9, version = version + 1 where id = $1`,
        [id, at.at, at.precision, this.cases.now(), actor.userId, is, input.ageLow, input.ageHigh, professions],
      );
      await this.notes.write(actor, caseId, 'age-assessment.concluded', id, input.reasons);
      return await this.cases.settle(actor, caseId);
    });
  }
}
