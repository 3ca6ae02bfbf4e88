import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, identifiedAt, type JsonRows, readTime, stayAt, type WriteAnswer } from '../cases/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import type { KnownTime } from '../platform/known-time/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AskReunificationRequest, DecideReunificationRequest, RecordTracingRequest } from './family.dto.js';
import { Reunification, TracingAction } from './family.entity.js';
import { factOfTracing, factsOfReunification, type ReunificationRow, type TracingActionRow } from './family-facts.js';
import { decideDecision, decideRequest, decideTracing } from './family.rules.js';
import { mustFollowRequest } from './tracing.rules.js';

/** The search for the family, and the decision whether the child returns to it. */
@Injectable()
export class FamilyService implements FactSource, OnModuleInit {
  readonly tables = ['tracing_action', 'reunification'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  readonly corrects = { 'reunification.asked': (id: string, to: KnownTime): Promise<string | undefined> => this.correctAsked(id, to) };

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { tracing_action: JsonRows<TracingActionRow>; reunification: JsonRows<ReunificationRow> }): readonly Fact[] {
    return [...rows.tracing_action.map(factOfTracing), ...rows.reunification.flatMap(factsOfReunification)];
  }

  async recordTracing(actor: Actor, caseId: string, input: RecordTracingRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('tracing-action', input.action, 'action', at);
    await this.reference.mustKnow('tracing-actor', input.actor, 'actor', at);
    await this.reference.mustKnow('tracing-result', input.result, 'result', at);
    return await this.uow.write(actor.scope, async () => {
      const { row, standing, facts } = await this.cases.openForChange(caseId);
      decideTracing(standing, at, identifiedAt(row));
      if (input.request !== undefined) mustFollowRequest(standing.family, input.request, at);
      await this.uow.manager.insert(TracingAction, {
        ...this.recorded(actor, caseId), id: input.id, stayId: stayAt(facts, at), requestId: input.request ?? null, action: input.action, actor: input.actor ?? null, result: input.result ?? null,
        actedAt: at.at, actedPrecision: at.precision,
      });
      await this.notes.write(actor, caseId, 'tracing.acted', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async correctAsked(id: string, { at, precision }: KnownTime): Promise<string | undefined> {
    const [row] = await this.uow.query<{ caseId: string }>(
      `update reunification set asked_at = $2, asked_precision = $3, decided_at = end_from($2, decided_at, decided_precision), version = version + 1
        where id = $1 returning case_id as "caseId"`,
      [id, at, precision],
    );
    return row?.caseId;
  }

  async ask(actor: Actor, caseId: string, input: AskReunificationRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      decideRequest(standing, at, identifiedAt(row));
      await this.askFrom(actor, caseId, input.id, at, null);
      await this.notes.write(actor, caseId, 'reunification.asked', input.id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async decide(actor: Actor, caseId: string, input: DecideReunificationRequest): Promise<WriteAnswer> {
    const at = readTime(input.at, 'at');
    this.cases.mustBePast(at, 'at');
    await this.reference.mustKnow('decision-body', input.body, 'body', at);
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { id, askedAgain, assessment } = decideDecision(standing, at, input.decision);
      await this.uow.query(
        `update reunification set decided_at = greatest(asked_at, $2), decided_precision = $3, decided_recorded_at = $4, decided_recorded_by = $5, decision = $6, body = $7, assessment_id = $8, version = version + 1
          where id = $1`,
        [id, at.at, at.precision, this.cases.now(), actor.userId, input.decision, input.body, assessment],
      );
      if (askedAgain) await this.askFrom(actor, caseId, randomUUID(), at, id);
      await this.notes.write(actor, caseId, 'reunification.decided', id, input.reasons);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async askFrom(actor: Actor, caseId: string, id: string, at: KnownTime, follows: string | null): Promise<void> {
    await this.uow.manager.insert(Reunification, { ...this.recorded(actor, caseId), id, askedAt: at.at, askedPrecision: at.precision, follows });
  }

  private recorded(actor: Actor, caseId: string): { caseId: string; recordedAt: Date; recordedBy: string; version: number } {
    return { caseId, recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1 };
  }
}
