import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { AssignRequest } from './case.dto.js';
import { ChildCase } from './case.entity.js';
import { CasesService, type WriteAnswer } from './cases.service.js';
import { type FactSource, FactSources, instant, type JsonRows } from './fact-sources.js';
import type { Fact } from './facts.vocabulary.js';

/** Who follows a child: handed from worker to worker, with what the next one must know. */
@Injectable()
export class AssignmentsService implements FactSource, OnModuleInit {
  readonly tables = ['case_assignment'];

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(FactSources) private readonly sources: FactSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { case_assignment: JsonRows<AssignmentRow> }): readonly Fact[] {
    return rows.case_assignment.map((row): Fact => {
      const at = instant(row.recorded_at);
      return { kind: 'case.assigned', subjectId: row.id, at, precision: 'minute', recordedAt: at, recordedBy: row.recorded_by };
    });
  }

  /**
   * Only once the child is out of custody: whoever follows a child sees the whole file, and a centre that has merely been asked to
   * take a child may not hand that out.
   * @throws Refusal case-closed, already-in-custody; unknown-code when the account is not an active case worker's or centre worker's
   */
  async assign(actor: Actor, caseId: string, input: AssignRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      if (standing.status === 'closed') throw new Refusal('case-closed');
      if (standing.custody !== null) throw new Refusal('already-in-custody');
      const [worker] = await this.uow.query<{ id: string }>(`select id from app_user where id = $1 and active and role in ('case-worker', 'centre-worker')`, [input.userId]);
      if (worker === undefined) throw new Refusal('unknown-code', 'userId');
      const id = randomUUID();
      await this.uow.query('insert into case_assignment (id, case_id, worker_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [id, caseId, worker.id, this.cases.now(), actor.userId]);
      await this.uow.manager.update(ChildCase, { id: caseId }, { assignedTo: worker.id });
      await this.notes.write(actor, caseId, 'case.assigned', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }
}

interface AssignmentRow {
  readonly id: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
}
