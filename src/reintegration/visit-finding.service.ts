import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, instant, type JsonRows, readTime, type Risk, type WriteAnswer } from '../cases/index.js';
import { ChildVault, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { Precision } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { RecordVisitRequest } from './reintegration.dto.js';
import type { AnswerRiskRequest } from './visit-finding.dto.js';
import { RiskAnswer, VisitFinding } from './visit-finding.entity.js';
import { decideFinding, decideRiskAnswer } from './visit-finding.rules.js';

/** What visits find of the child, and what is done about a high risk of re-recruitment. */
@Injectable()
export class VisitFindingService implements FactSource, OnModuleInit {
  readonly tables = ['visit_finding', 'risk_answer'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { visit_finding: JsonRows<FindingRow>; risk_answer: JsonRows<AnswerRow> }): readonly Fact[] {
    return [...rows.visit_finding.map(factOfFinding), ...rows.risk_answer.map(factOfAnswer)];
  }

  /** Beside a visit, inside its unit of work. @throws Refusal nobody-found, finding-incomplete, words-required, unknown-code */
  async write(actor: Actor, caseId: string, visit: RecordVisitRequest): Promise<void> {
    const { livesWith, occupation, risk, grounds, needs } = visit;
    const found = decideFinding(visit.outcome, { livesWith, occupation, risk, grounds, needs });
    if (found === null) return;
    const at = readTime(visit.at, 'at');
    await this.reference.mustKnow('lives-with', found.livesWith, 'livesWith', at);
    await this.reference.mustKnow('occupation', found.occupation, 'occupation', at);
    await this.uow.manager.insert(VisitFinding, {
      id: visit.id, caseId, ...found, foundAt: at.at, foundPrecision: at.precision, groundsSealed: await this.vault.sealIfGiven(caseId, grounds), needsSealed: await this.vault.sealIfGiven(caseId, needs),
      recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
    });
  }

  /** @throws Refusal in-the-future, unknown-code, case-closed, no-follow-up-open, before-previous-fact */
  async answer(actor: Actor, caseId: string, visitId: string, input: AnswerRiskRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('risk-answer', input.answer, 'answer', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideRiskAnswer(standing, visitId, at);
      await this.uow.manager.insert(RiskAnswer, {
        id: input.id, caseId, visitId, answer: input.answer, answeredAt: at.at, answeredPrecision: at.precision, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      await this.notes.write(actor, caseId, 'recruitment-risk.answered', input.id, input.words);
      return await this.cases.settle(actor, caseId);
    });
  }
}

interface FindingRow {
  readonly id: string;
  readonly found_at: string;
  readonly found_precision: Precision;
  readonly lives_with: string;
  readonly occupation: string;
  readonly risk: Risk;
  readonly grounds_sealed: string | null;
  readonly needs_sealed: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
interface AnswerRow {
  readonly id: string;
  readonly visit_id: string;
  readonly answer: string;
  readonly answered_at: string;
  readonly answered_precision: Precision;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** A finding answers to its visit: what follows a high risk is attached to that. */
function factOfFinding(row: FindingRow): Fact {
  return {
    kind: 'visit.found', subjectId: row.id, at: instant(row.found_at), precision: row.found_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    livesWith: row.lives_with, occupation: row.occupation, risk: row.risk, sealedGrounds: row.grounds_sealed, sealedNeeds: row.needs_sealed,
  };
}

function factOfAnswer(row: AnswerRow): Fact {
  return {
    kind: 'recruitment-risk.answered', subjectId: row.visit_id, rowId: row.id, at: instant(row.answered_at), precision: row.answered_precision, recordedAt: instant(row.recorded_at), recordedBy: row.recorded_by,
    answer: row.answer,
  };
}
