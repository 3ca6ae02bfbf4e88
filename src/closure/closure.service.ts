import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, type Fact, type FactSource, FactSources, type JsonRows, type OpenCase, type WriteAnswer } from '../cases/index.js';
import { DeadlinesService } from '../deadlines/index.js';
import { noteKey, NotesService } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { type Label, ReferenceService } from '../reference/index.js';
import { type Check, checklist, type CheckPoint, type Told } from './checklist.rules.js';
import { type ClosureRow, factsOfClosure } from './closure-facts.js';
import type { ApproveClosureRequest, AskedClosureView, ClosureView, RefuseClosureRequest, ReopenCaseRequest, RequestClosureRequest } from './closure.dto.js';
import { Closure } from './closure.entity.js';
import { decideClosure, decideRefusal, decideReopening, decideRequest } from './closure.rules.js';

/** The end of a case: asked for with a checklist, agreed by a second person, taken back where the child needs it. */
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
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  factsFrom(rows: { closure: JsonRows<ClosureRow> }): readonly Fact[] {
    return rows.closure.flatMap(factsOfClosure);
  }

  /** What would be looked at for each reason, and what was said where somebody has asked. */
  async look(actor: Actor, caseId: string): Promise<ClosureView> {
    const { lists } = await this.reference.book();
    const points = await this.points();
    return await this.uow.read(actor.scope, async () => {
      const open = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId });
      const told = this.told(open);
      const labelled = ({ code, met }: Check) => ({ code, label: this.labelOf(lists, code), ...(met !== undefined && { met }) });
      const asked = await this.asked(open, lists);
      return {
        reasons: [...(lists.get('closure-reason')?.values() ?? [])].map(({ code, label }) => ({ code, label, checks: checklist(points, code, told).map(labelled) })),
        ...(asked && { asked }),
      };
    });
  }

  async request(actor: Actor, caseId: string, input: RequestClosureRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('closure-reason', input.reason, 'reason');
    const points = await this.points();
    return await this.uow.write(actor.scope, async () => {
      const open = await this.cases.openForChange(caseId);
      const unmet = decideRequest(open.standing, {
        overdue: await this.deadlines.countOverdue(caseId),
        checks: checklist(points, input.reason, this.told(open)),
        confirmed: input.confirmed,
        explained: input.remark !== undefined,
      });
      const id = randomUUID();
      await this.uow.manager.insert(Closure, {
        id, caseId, reason: input.reason, confirmed: input.confirmed, unmet, status: 'requested', recordedAt: this.cases.now(), recordedBy: actor.userId, version: 1,
      });
      await this.notes.write(actor, caseId, 'closure.requested', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  async approve(actor: Actor, caseId: string, input: ApproveClosureRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const decider = { userId: actor.userId, decidesLosses: may(actor.role, 'closure.decide-loss') };
      const { id } = decideClosure(standing, decider, await this.deadlines.countOverdue(caseId));
      return await this.decided(actor, caseId, id, 'approved', input.remark);
    });
  }

  async refuse(actor: Actor, caseId: string, input: RefuseClosureRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { standing } = await this.cases.openForChange(caseId);
      const { id } = decideRefusal(standing, actor.userId);
      return await this.decided(actor, caseId, id, 'refused', input.remark);
    });
  }

  async reopen(actor: Actor, caseId: string, input: ReopenCaseRequest): Promise<WriteAnswer> {
    await this.reference.mustKnow('reopening-reason', input.reason, 'reason');
    return await this.uow.write(actor.scope, async () => {
      const { standing, row } = await this.cases.openForChange(caseId);
      const id = decideReopening(standing, row.erasedAt !== null);
      await this.uow.query('update closure set reopened_at = $2, reopened_by = $3, reopening_reason = $4, version = version + 1 where id = $1', [id, this.cases.now(), actor.userId, input.reason]);
      await this.notes.write(actor, caseId, 'closure.reopened', id, input.remark);
      return await this.cases.settle(actor, caseId);
    });
  }

  private async decided(actor: Actor, caseId: string, id: string, status: 'approved' | 'refused', remark: string | undefined): Promise<WriteAnswer> {
    await this.uow.manager.update(Closure, { id }, { status, decidedAt: this.cases.now(), decidedBy: actor.userId, version: 2 });
    await this.notes.write(actor, caseId, `closure.${status}`, id, remark);
    return await this.cases.settle(actor, caseId);
  }

  /** The points of the list, each with the reasons it belongs to: the category of its code, with a space between two. */
  private async points(): Promise<CheckPoint[]> {
    const { lists } = await this.reference.book();
    return [...(lists.get('closure-check')?.values() ?? [])].map(({ code, category }) => ({ code, reasons: category?.split(' ') ?? [] }));
  }

  private told({ standing, facts, row }: OpenCase): Told {
    return { standing, facts, ageYears: row.ageYears, identifiedAt: row.identifiedAt, now: this.cases.now() };
  }

  private async asked({ standing }: OpenCase, lists: Lists): Promise<AskedClosureView | undefined> {
    if (standing.closure === null) return undefined;
    const { id, reason } = standing.closure;
    const [row] = await this.uow.query<{ caseId: string; confirmed: string[]; unmet: string[] }>('select case_id as "caseId", confirmed, unmet from closure where id = $1', [id]);
    if (row === undefined) return undefined;
    const remark = (await this.notes.ofCase(row.caseId)).get(noteKey('closure.requested', id));
    const label = (code: string): Label => this.labelOf(lists, code);
    return {
      reason: lists.get('closure-reason')?.get(reason)?.label ?? { fr: reason, en: reason },
      confirmed: row.confirmed.map(label),
      unmet: row.unmet.map(label),
      ...(remark !== undefined && { remark }),
    };
  }

  private labelOf(lists: Lists, code: string): Label {
    return lists.get('closure-check')?.get(code)?.label ?? { fr: code, en: code };
  }
}

type Lists = Awaited<ReturnType<ReferenceService['book']>>['lists'];
