import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService, readTime, type WriteAnswer } from '../cases/index.js';
import { noteKey, NotesService } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { DestructionService } from './destruction.service.js';
import type { ErasureListView, ErasureView, RefuseErasureRequest, RequestErasureRequest } from './retention.dto.js';
import { allowedOn, decideApproval, decideCarryingOut, decideRefusal, decideRequest } from './retention.rules.js';
import type { ErasureStatus, Proposal } from './retention.vocabulary.js';

interface Row {
  id: string;
  case_id: string;
  case_code: string;
  reason: string | null;
  status: ErasureStatus;
  closed_at: Date | null;
  due_at: Date | null;
  proposed_at: Date | null;
  proposed_by: string | null;
  proposer: string | null;
  refuser: string | null;
  refusal_reason: string | null;
  put_off_until: string | null;
  erased_at: Date | null;
  approvals: readonly { readonly userId: string; readonly by: string; readonly at: string }[];
}

/** Proposals to erase an identity: asked for, agreed to by two people, put off, carried out. */
@Injectable()
export class ErasuresService {
  private readonly logger = new Logger(ErasuresService.name);

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(DestructionService) private readonly destruction: DestructionService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, state: 'waiting' | 'decided'): Promise<ErasureListView> {
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('erasure.read', { detail: { state } });
      const rows = await this.uow.query<Row>(LIST[state]);
      const [count] = await this.uow.query<{ waiting: number }>(`select count(*)::int as waiting from erasure where status in ('proposed', 'approved')`);
      const items: ErasureView[] = [];
      for (const row of rows) items.push(view(row, actor, await this.wordsOf(actor, row)));
      return { items, waiting: count?.waiting ?? 0 };
    });
  }

  /** The child, or who answers for the child, asks for it before the period ends. What they say is sealed with the key it is about. */
  async request(actor: Actor, caseId: string, input: RequestErasureRequest): Promise<WriteAnswer> {
    return await this.uow.write(actor.scope, async () => {
      const { row, standing } = await this.cases.openForChange(caseId);
      const [waiting] = await this.uow.query<{ id: string }>(`select id from erasure where case_id = $1 and status in ('proposed', 'approved')`, [caseId]);
      decideRequest({ closed: standing.status === 'closed', erased: row.erasedAt !== null, waiting: waiting !== undefined });
      const now = this.clock.now();
      await this.uow.query(
        `insert into erasure (id, case_id, case_code, reason, closed_at, proposed_at, proposed_by, status) values ($1, $2, $3, $4, $5, $6, $7, 'proposed')`,
        [input.id, caseId, row.code, input.reason, standing.since?.at ?? now, now, actor.userId],
      );
      await this.notes.write(actor, caseId, 'erasure.requested', input.id, input.remark);
      return { caseId, code: row.code, version: row.version, visible: true };
    });
  }

  /** The second approval carries it out, once both are committed. */
  async approve(actor: Actor, id: string): Promise<ErasureView> {
    await this.uow.write(actor.scope, async () => {
      const row = await this.get(id);
      const [emergency] = await this.uow.query<{ running: boolean }>('select emergency_on($1, $2) as running', [row.case_id, this.clock.now()]);
      decideApproval(proposalOf(row), actor.userId, emergency?.running === true);
      await this.uow.query('insert into erasure_approval (erasure_id, case_id, approver, at) values ($1, $2, $3, $4)', [id, row.case_id, actor.userId, this.clock.now()]);
      return { id };
    });
    await this.destruction.carryOut(actor.scope, id).catch((error: unknown) => {
      // The approval stands; the page says that it is still to be carried out, and offers to try again.
      this.logger.error(`erasure ${id} is approved and not carried out: ${String(error)}`);
    });
    return await this.one(actor, id);
  }

  async refuse(actor: Actor, id: string, input: RefuseErasureRequest): Promise<ErasureView> {
    const { at: until } = readTime(input.until, 'until');
    await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      decideRefusal(proposalOf(await this.get(id)), until, now);
      const changed = await this.uow.query<{ id: string }>(
        `update erasure set status = 'refused', decided_at = $2, refused_by = $3, refusal_reason = $4, put_off_until = $5, version = version + 1
          where id = $1 and status = 'proposed' returning id`,
        [id, now, actor.userId, input.reason, until.toISOString().slice(0, 10)],
      );
      if (changed.length === 0) throw new Refusal('erasure-not-waiting'); // somebody else answered in this very moment
      return { id };
    });
    return await this.one(actor, id);
  }

  /** Approved, and something stood in the way when the second person agreed. */
  async carryOut(actor: Actor, id: string): Promise<ErasureView> {
    await this.uow.read(actor.scope, async () => {
      decideCarryingOut(proposalOf(await this.get(id)));
    });
    await this.destruction.carryOut(actor.scope, id);
    return await this.one(actor, id);
  }

  /** What was said when it was asked for: for whoever decides and may see who the child is. */
  private async wordsOf(actor: Actor, row: Row): Promise<string | undefined> {
    if (row.proposed_by === null || row.erased_at !== null || !may(actor.role, 'identity.read')) return undefined;
    const remark = (await this.notes.ofCase(row.case_id)).get(noteKey('erasure.requested', row.id));
    if (remark !== undefined) await this.log.record('erasure.read', { caseId: row.case_id });
    return remark;
  }

  private async one(actor: Actor, id: string): Promise<ErasureView> {
    return await this.uow.read(actor.scope, async () => view(await this.get(id), actor));
  }

  /** @throws Refusal not-found */
  private async get(id: string): Promise<Row> {
    const [row] = await this.uow.query<Row>(ONE, [id]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }
}

const COLUMNS = `
  e.id, e.case_id, e.case_code, e.reason, e.status, e.closed_at, e.due_at, e.proposed_at, e.proposed_by, p.display_name as proposer, r.display_name as refuser,
  e.refusal_reason, e.put_off_until::text, k.at as erased_at,
  coalesce((select jsonb_agg(jsonb_build_object('userId', a.approver, 'by', u.display_name, 'at', a.at) order by a.at, a.id)
     from erasure_approval a join app_user u on u.id = a.approver where a.erasure_id = e.id), '[]') as approvals`;
const FROM = `from erasure e left join destroyed_key k on k.erasure_id = e.id and k.case_id = e.case_id
  left join app_user p on p.id = e.proposed_by left join app_user r on r.id = e.refused_by`;

const ONE = `select ${COLUMNS} ${FROM} where e.id = $1`;
const LIST = {
  waiting: `select ${COLUMNS} ${FROM} where e.status in ('proposed', 'approved') order by e.proposed_at, e.id limit 500`,
  // The list of destroyed keys may know of an erasure that a restored backup does not.
  decided: `
    select ${COLUMNS} ${FROM} where e.status in ('done', 'refused', 'withdrawn')
    union all
    select k.case_id, k.case_id, k.case_code, null, 'done', null, null, null, null, null, null, null, null, k.at, '[]'
      from destroyed_key k where not exists (select 1 from erasure e where e.id = k.erasure_id)
     order by erased_at desc nulls last, proposed_at desc limit 500`,
} as const;

function proposalOf(row: Row): Proposal {
  return { status: row.status, proposedBy: row.proposed_by, approvers: row.approvals.map(({ userId }) => userId) };
}

function view(row: Row, actor: Actor, remark?: string): ErasureView {
  return {
    id: row.id,
    caseId: row.case_id,
    caseCode: row.case_code,
    caseVisible: may(actor.role, 'case.read'),
    ...(row.reason !== null && { reason: row.reason }),
    ...(remark !== undefined && { remark }),
    status: row.status,
    ...(row.closed_at !== null && { closedAt: row.closed_at.toISOString() }),
    ...(row.due_at !== null && { dueAt: row.due_at.toISOString() }),
    ...(row.proposed_at !== null && { proposedAt: row.proposed_at.toISOString() }),
    ...(row.proposer !== null && { proposedBy: row.proposer }),
    approvals: row.approvals.map(({ by, at }) => ({ by, at: new Date(at).toISOString() })),
    ...(row.refuser !== null && row.refusal_reason !== null && row.put_off_until !== null && {
      refusal: { by: row.refuser, reason: row.refusal_reason, until: row.put_off_until },
    }),
    ...(row.erased_at !== null && { erasedAt: row.erased_at.toISOString() }),
    allowed: allowedOn(proposalOf(row), { userId: actor.userId, mayApprove: may(actor.role, 'erasure.approve') }),
  };
}
