import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ActingService } from './acting.service.js';
import { ColleaguesService } from './colleagues.service.js';
import { filesOf } from './files.rules.js';
import type { CaseTasksView, EndTaskRequest, GiveTaskRequest, TaskView, TaskWrittenView } from './task.dto.js';
import { decideTask, decideTaskEnd } from './task.rules.js';
import type { TaskKind } from './task.vocabulary.js';

interface TaskRow {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly what_sealed: Buffer;
  readonly why_sealed: Buffer | null;
  readonly assignee: string;
  readonly due_on: string;
  readonly given_by: string;
  readonly recorded_at: Date;
  readonly outcome: string | null;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
}

/** What somebody is to do for a child and no time limit asks for. No fact of the case: nothing is settled, and no version counts. */
@Injectable()
export class TasksService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(ActingService) private readonly acting: ActingService,
    @Inject(ColleaguesService) private readonly colleagues: ColleaguesService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found */
  async ofCase(actor: Actor, caseId: string): Promise<CaseTasksView> {
    return await this.uow.read(actor.scope, async () => {
      const file = await this.cases.read(caseId);
      await this.log.record('case.read', { caseId, detail: { part: 'tasks' } });
      const items: TaskView[] = [];
      for (const id of filesOf(file)) items.push(...(await this.tasks(id)));
      const acts = this.acting.mayAct(actor, file, 'task.record');
      return { caseCode: file.row.code, items, colleagues: acts ? await this.colleagues.of(file) : [] };
    });
  }

  /** @throws Refusal not-found, case-closed, case-merged, emergency-read-only, owner-cannot-see, task-day-past, civil-document-followed */
  async give(actor: Actor, caseId: string, input: GiveTaskRequest): Promise<TaskWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      const file = await this.acting.mustAct(actor, caseId);
      const running = await this.uow.query<{ kind: TaskKind }>('select kind from task where case_id = any ($1::uuid[]) and ended_at is null', [filesOf(file)]);
      const now = this.cases.now();
      decideTask(file.standing, { kind: input.kind, dueOn: input.dueOn, assignee: await this.colleagues.find(input.assigneeId) }, now.toISOString().slice(0, 10), running.map(({ kind }) => kind));
      await this.uow.query('insert into task (id, case_id, kind, what_sealed, assignee_id, due_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
        input.id, caseId, input.kind, await this.vault.seal(caseId, input.what), input.assigneeId, input.dueOn, now, actor.userId,
      ]);
      return { id: input.id };
    });
  }

  /** By anybody who sees the file: whoever finds it done says so. @throws Refusal not-found, case-merged, emergency-read-only, task-ended, words-required */
  async end(actor: Actor, caseId: string, id: string, input: EndTaskRequest): Promise<TaskWrittenView> {
    return await this.uow.write(actor.scope, async () => {
      const file = await this.acting.mustAct(actor, caseId);
      const [task] = await this.uow.query<{ case_id: string; ended_at: Date | null }>('select case_id, ended_at from task where id = $1 and case_id = any ($2::uuid[]) for update', [id, filesOf(file)]);
      if (task === undefined) throw new Refusal('not-found');
      decideTaskEnd(task.ended_at !== null, { outcome: input.outcome, why: input.why });
      await this.uow.query('update task set outcome = $2, why_sealed = $3, ended_at = $4, ended_by = $5, version = version + 1 where id = $1', [
        id, input.outcome, await this.vault.sealIfGiven(task.case_id, input.why), this.cases.now(), actor.userId,
      ]);
      return { id };
    });
  }

  private async tasks(caseId: string): Promise<TaskView[]> {
    const rows = await this.uow.query<TaskRow>(OF_CASE, [caseId]);
    if (rows.length === 0) return [];
    const texts = await this.vault.unseal(caseId, rows.flatMap((row) => [row.what_sealed, ...(row.why_sealed === null ? [] : [row.why_sealed])]));
    let at = 0;
    return rows.map((row) => {
      const what = texts[at++];
      const why = row.why_sealed === null ? undefined : texts[at++];
      return {
        id: row.id,
        kind: row.kind,
        ...(what !== undefined && { what }),
        assignee: row.assignee,
        dueOn: row.due_on,
        givenBy: row.given_by,
        givenAt: row.recorded_at.toISOString(),
        ...(row.outcome !== null && { outcome: row.outcome }),
        ...(why !== undefined && { why }),
        ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
        ...(row.ended_by !== null && { endedBy: row.ended_by }),
      };
    });
  }
}

/** Open ones first, by their day; then those that ended, the latest first. */
const OF_CASE = `
  select t.id, t.case_id, t.kind, t.what_sealed, t.why_sealed, a.display_name as assignee, to_char(t.due_on, 'YYYY-MM-DD') as due_on, g.display_name as given_by, t.recorded_at, t.outcome, t.ended_at,
         (select display_name from app_user where id = t.ended_by) as ended_by
    from task t join app_user a on a.id = t.assignee_id join app_user g on g.id = t.recorded_by
   where t.case_id = $1 order by (t.ended_at is not null), case when t.ended_at is null then t.due_on end, t.ended_at desc, t.id limit 500`;
