import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, readTime, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import { AgeAssessmentService } from './age-assessment.service.js';
import type { RecordAgeDocumentRequest, RecordAgeExaminationRequest, RecordAgeInterviewRequest, RecordHolisticAssessmentRequest } from './age-step.dto.js';
import { AgeStep } from './age-step.entity.js';
import { type AgeStepRow, factOfStep } from './age-step-facts.js';
import { decideStep, mustConsent, readRange, type StepTaken } from './age-step.rules.js';

/** The steps on the way to a conclusion on the age. */
@Injectable()
export class AgeStepService implements FactSource, OnModuleInit {
  readonly tables = ['age_step'];

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

  factsFrom(rows: { age_step: JsonRows<AgeStepRow> }): readonly Fact[] {
    return rows.age_step.map(factOfStep);
  }

  async document(actor: Actor, caseId: string, input: RecordAgeDocumentRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('age-document', input.document, 'document', readTime(input.at, 'at'));
    await this.reference.mustKnow('document-credibility', input.credibility, 'credibility', readTime(input.at, 'at'));
    const { document, credibility } = input;
    return await this.take(actor, caseId, input.id, { at: readTime(input.at, 'at'), step: { kind: 'document', document, credibility }, range: readRange(input.ageLow, input.ageHigh) }, input.account);
  }

  async interview(actor: Actor, caseId: string, input: RecordAgeInterviewRequest): Promise<WriteAnswer> {
    return await this.take(actor, caseId, input.id, { at: readTime(input.at, 'at'), step: { kind: input.kind }, range: readRange(input.ageLow, input.ageHigh) }, input.account);
  }

  async assess(actor: Actor, caseId: string, input: RecordHolisticAssessmentRequest): Promise<WriteAnswer> {
    for (const profession of input.professions) await this.reference.mustKnow('profession', profession, 'professions', readTime(input.at, 'at'));
    const professions = [...new Set(input.professions)];
    return await this.take(actor, caseId, input.id, { at: readTime(input.at, 'at'), step: { kind: 'assessment', professions }, range: { low: input.ageLow, high: input.ageHigh } }, input.account);
  }

  async examine(actor: Actor, caseId: string, input: RecordAgeExaminationRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('age-method', input.method, 'method', readTime(input.at, 'at'));
    const by = mustConsent(input.consentBy, 'consentBy');
    const at = readTime(mustConsent(input.consentAt, 'consentAt'), 'consentAt');
    const language = mustConsent(input.consentLanguage, 'consentLanguage');
    await this.reference.mustKnow('consent-giver', by, 'consentBy', at);
    await this.reference.mustKnow('consent-language', language, 'consentLanguage', at);
    const { method, marginMonths } = input;
    return await this.take(actor, caseId, input.id, {
      at: readTime(input.at, 'at'), step: { kind: 'examination', method, marginMonths, consent: { by, at, language } }, range: { low: input.ageLow, high: input.ageHigh },
    }, input.reason);
  }

  private async take(actor: Actor, caseId: string, id: string, taken: StepTaken, account: string): Promise<WriteAnswer> {
    const { at, step, range } = taken;
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const open = decideStep(standing, taken).id;
      const assessmentId = open ?? randomUUID();
      if (open === null) await this.assessments.open(actor, caseId, { id: assessmentId, doubter: 'document', ground: 'new-document', at });
      await this.uow.manager.insert(AgeStep, {
        id,
        caseId,
        assessmentId,
        kind: step.kind,
        takenAt: at.at,
        takenPrecision: at.precision,
        ageLow: range?.low ?? null,
        ageHigh: range?.high ?? null,
        ...(step.kind === 'document' && { document: step.document, credibility: step.credibility }),
        ...(step.kind === 'assessment' && { professions: [...step.professions] }),
        ...(step.kind === 'examination' && {
          method: step.method, marginMonths: step.marginMonths, consentBy: step.consent.by, consentAt: step.consent.at.at, consentPrecision: step.consent.at.precision, consentLanguage: step.consent.language,
        }),
        recordedAt: this.cases.now(),
        recordedBy: actor.userId,
        version: 1,
      });
      await this.notes.write(actor, caseId, 'age-assessment.step-taken', id, account);
      return await this.cases.settle(actor, caseId);
    });
  }
}
