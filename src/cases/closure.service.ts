import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ReferenceService } from '../reference/index.js';
import type { ApproveClosureRequest, RefuseClosureRequest, RequestClosureRequest } from './case.dto.js';
import { CasesService, type WriteAnswer } from './cases.service.js';
import { Closure } from './closure.entity.js';
import { decideClosure, decideRequest } from './closure.rules.js';
import { type FactSource, FactSources, instant, type JsonRows } from './fact-sources.js';
import type { Fact } from './facts.vocabulary.js';

@Injectable()
export class ClosureService implements FactSource, OnModuleInit {
  readonly tables = ['closure'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { closure: JsonRows<ClosureRow> }): readonly Fact[] {
    return rows.closure.flatMap(factsOfClosure);
  }

  async request(actor: Actor, caseId: string, input: RequestClosureRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('closure-reason', input.reason, 'reason');
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      decideRequest(standing, await this.deadlines.countOverdue(caseId));
      const id = randomUUID();
      await this.uow.manager.insert(Closure, {
        id, caseId, reason: input.reason, status: 'requested', recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      await this.notes.write(actor, caseId, 'closure.requested', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async approve(actor: Actor, caseId: string, input: ApproveClosureRequest): Promise<WriteAnswer> {
    return await this.decide(actor, caseId, 'approved', input.remark);
  }

  async refuse(actor: Actor, caseId: string, input: RefuseClosureRequest): Promise<WriteAnswer> {
    return await this.decide(actor, caseId, 'refused', input.remark);
  }

  private async decide(actor: Actor, caseId: string, status: 'approved' | 'refused', remark: string | undefined): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { id } = decideClosure(standing, actor.userId, status === 'approved' ? await this.deadlines.countOverdue(caseId) : 0);
      await this.uow.manager.update(Closure, { id }, { status, decidedAt: this.cases.now(), decidedBy: actor.userId, version: 2 });
      await this.notes.write(actor, caseId, `closure.${status}`, id, remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}

interface ClosureRow {
  readonly id: string;
  readonly reason: string;
  readonly status: 'requested' | 'approved' | 'refused';
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
}

function factsOfClosure(row: ClosureRow): Fact[] {
  const told = { subjectId: row.id, reason: row.reason, precision: 'minute' as const };
  const recordedAt = instant(row.recorded_at);
  const requested: Fact = { ...told, kind: 'closure.requested', at: recordedAt, recordedAt, recordedBy: row.recorded_by };
  if (row.status === 'requested' || row.decided_at === null) return [requested];
  const decidedAt = instant(row.decided_at);
  return [requested, { ...told, kind: `closure.${row.status}`, at: decidedAt, recordedAt: decidedAt, recordedBy: row.decided_by ?? row.recorded_by }];
}
