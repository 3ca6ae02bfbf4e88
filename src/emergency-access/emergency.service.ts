import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { type DeadlineSource, DeadlinesService, Rederivation, type ToldFact } from '../deadlines/index.js';
import { noteKey, NotesService } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import type { EmergencyAccessDetailView, EmergencyAccessListView, EmergencyAccessView, OpenEmergencyRequest, ReviewEmergencyRequest } from './emergency.dto.js';
import { agreedEnd, ASKED_A_DAY, decideEnd, decideReview, endOfAccess, factsOfGrant, stateOf } from './emergency.rules.js';
import type { Access, Verdict } from './emergency.vocabulary.js';

const HOUR = 60;
const WORDS = {
  'emergency.ended': { fr: 'Fin de l’accès d’urgence', en: 'End of the emergency access' },
  'emergency.reviewed': { fr: 'Accès d’urgence examiné', en: 'Emergency access reviewed' },
};
const SHOWN = 200;

interface AccessRow extends Access {
  readonly caseId: string;
  readonly caseCode: string;
  /** The case in whose deadlines the review stands: another one once the file was merged. */
  readonly deadlineCaseId: string;
  readonly caseVisible: boolean;
  readonly openedBy: string;
  readonly openedByRole: string;
  readonly reviewDueAt: Date | null;
  readonly verdict: Verdict | null;
  readonly reviewedBy: string | null;
  readonly reviewedById: string | null;
}

/** A file outside one's scope, for a reason and a while. Who answers for the child is told at once, and must say what they think of it. */
@Injectable()
export class EmergencyService implements DeadlineSource, OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DeadlinesService) private readonly deadlines: DeadlinesService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Rederivation) private readonly rederivation: Rederivation,
  ) {}

  onModuleInit(): void {
    this.rederivation.register(this);
  }

  /** The reviews that stand in this case's deadlines, whatever file the grant was opened on. */
  async rederive(caseId: string): Promise<void> {
    const grants = await this.uow.query<AccessRow>(COLUMNS_OF_CASE, [caseId]);
    if (grants.length > 0) await this.deadlines.reconcile(caseId, grants.flatMap(factsOfGrant));
  }

  async told(caseId: string): Promise<readonly ToldFact[]> {
    const grants = await this.uow.query<AccessRow>(COLUMNS_OF_CASE, [caseId]);
    return grants.flatMap((grant) => factsOfGrant(grant).map((fact) => (
      { ...fact, recordedBy: fact.kind === 'emergency.reviewed' ? (grant.reviewedById ?? grant.userId) : grant.userId, label: WORDS[fact.kind] }
    )));
  }

  /** @throws Refusal emergency-too-many, not-found (no such code), emergency-not-needed (sees the file already) */
  async open(actor: Actor, input: OpenEmergencyRequest): Promise<EmergencyAccessView> {
    const now = this.clock.now();
    const endsAt = agreedEnd(now, input.minutes ?? HOUR);
    const id = randomUUID(); // not the client's: under the name of a grant the case is seen
    await this.countAttempt(actor, now);
    try {
      // The grant is named beforehand, so that its own transaction may write the reason and the review to come.
      return await this.uow.write({ ...actor.scope, grantees: [...actor.scope.grantees, `grant:${id}`] }, async () => {
        const [opening] = await this.uow.query<{ case_id: string | null; outcome: string }>('select case_id, outcome from open_emergency_access($1, $2, $3, $4)', [
          id, input.code.toUpperCase(), now, endsAt,
        ]);
        if (opening === undefined || opening.case_id === null) throw new Refusal('not-found', 'code');
        if (opening.outcome !== 'opened') throw new Refusal('emergency-not-needed', 'code');
        await this.notes.write(actor, opening.case_id, 'emergency.opened', id, input.reason);
        await this.log.record('emergency.open', { caseId: opening.case_id, detail: { access: id, until: endsAt.toISOString() } });
        return await this.follow(actor, id);
      });
    } catch (error) {
      if (error instanceof Refusal) await this.uow.read(actor.scope, () => this.log.record('emergency.open', { detail: { refused: error.code } }));
      throw error;
    }
  }

  /** By the person who opened it, or by whoever answers for the child. @throws Refusal not-found, emergency-over */
  async end(actor: Actor, id: string): Promise<EmergencyAccessView> {
    return await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      decideEnd(await this.lock(id), now);
      await this.uow.query('update emergency_access set ended_at = $2, ended_by = $3, version = version + 1 where id = $1', [id, now, actor.userId]);
      return await this.follow(actor, id);
    });
  }

  /** Ends the deadline. @throws Refusal not-found, emergency-own-review, emergency-still-running, emergency-reviewed */
  async review(actor: Actor, id: string, input: ReviewEmergencyRequest): Promise<EmergencyAccessView> {
    return await this.uow.write(actor.scope, async () => {
      const now = this.clock.now();
      const access = await this.lock(id);
      decideReview(access, actor.userId, now);
      await this.uow.query('update emergency_access set reviewed_at = $2, reviewed_by = $3, verdict = $4, version = version + 1 where id = $1', [id, now, actor.userId, input.verdict]);
      await this.notes.write(actor, access.caseId, 'emergency.reviewed', id, input.remark);
      return await this.follow(actor, id);
    });
  }

  /** Those of one's children, or all of them for the Ministry and the auditor: what waits for a review first. */
  async list(actor: Actor): Promise<EmergencyAccessListView> {
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<AccessRow>(`${COLUMNS} order by (e.reviewed_at is not null), e.opened_at desc, e.id limit $1`, [SHOWN]);
      return { items: rows.map((row) => view(actor, row, this.clock.now())) };
    });
  }

  async mine(actor: Actor): Promise<EmergencyAccessListView> {
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<AccessRow>(`${COLUMNS} where e.user_id = $1 order by e.opened_at desc, e.id limit $2`, [actor.userId, SHOWN]);
      return { items: rows.map((row) => view(actor, row, this.clock.now())) };
    });
  }

  /** With the reason, for those who read the file: the reason may name people. @throws Refusal not-found */
  async one(actor: Actor, id: string): Promise<EmergencyAccessDetailView> {
    return await this.uow.read(actor.scope, async () => {
      const row = await this.find(COLUMNS_OF_ONE, id);
      if (!row.caseVisible) return view(actor, row, this.clock.now());
      await this.log.record('case.read', { caseId: row.caseId, detail: { part: 'emergency-access', access: id } });
      const notes = await this.notes.ofCase(row.caseId);
      const reason = notes.get(noteKey('emergency.opened', id));
      const remark = notes.get(noteKey('emergency.reviewed', id));
      return { ...view(actor, row, this.clock.now()), ...(reason !== undefined && { reason }), ...(remark !== undefined && { remark }) };
    });
  }

  /** In a transaction of its own: what is refused afterwards has been tried all the same. A request sent again counts once. */
  private async countAttempt(actor: Actor, now: Date): Promise<void> {
    const key = requestContext.getStore()?.idempotency?.key ?? randomUUID();
    const allowed = await this.uow.read(actor.scope, async () => {
      const [row] = await this.uow.query<{ allowed: boolean }>('select try_emergency_access($1, $2, $3) as allowed', [key, now, ASKED_A_DAY]);
      if (row?.allowed !== true) await this.log.record('emergency.open', { detail: { refused: 'emergency-too-many' } });
      return row?.allowed === true;
    });
    if (!allowed) throw new Refusal('emergency-too-many');
  }

  /** The deadline of the review follows from the grant, in the same transaction; nothing else of the case is touched. */
  private async follow(actor: Actor, id: string): Promise<EmergencyAccessView> {
    const row = await this.find(COLUMNS_OF_ONE, id);
    await this.deadlines.reconcile(row.deadlineCaseId, factsOfGrant(row));
    return view(actor, await this.find(COLUMNS_OF_ONE, id), this.clock.now());
  }

  private async lock(id: string): Promise<AccessRow> {
    await this.uow.query('select 1 from emergency_access where id = $1 for update', [id]);
    return await this.find(COLUMNS_OF_ONE, id);
  }

  private async find(sql: string, id: string): Promise<AccessRow> {
    const [row] = await this.uow.query<AccessRow>(sql, [id]);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }
}

const COLUMNS = `
  select e.id, e.case_id as "caseId", e.case_code as "caseCode", e.user_id as "userId", e.opened_at as "openedAt", e.ends_at as "endsAt", e.ended_at as "endedAt",
         e.reviewed_at as "reviewedAt", e.verdict, u.display_name as "openedBy", u.role as "openedByRole", r.display_name as "reviewedBy", e.reviewed_by as "reviewedById",
         c.id is not null as "caseVisible", coalesce(d.case_id, e.case_id) as "deadlineCaseId", case when d.state = 'open' then d.due_at end as "reviewDueAt"
    from emergency_access e
    join app_user u on u.id = e.user_id
    left join app_user r on r.id = e.reviewed_by
    left join child_case c on c.id = e.case_id
    left join deadline d on d.subject_id = e.id and d.rule_code = 'break-glass-review' and d.ordinal = 1`;

const COLUMNS_OF_ONE = `${COLUMNS} where e.id = $1`;
const COLUMNS_OF_CASE = `${COLUMNS} where d.case_id = $1`;

function view(actor: Actor, row: AccessRow, now: Date): Pick<EmergencyAccessView, keyof EmergencyAccessView> {
  return {
    id: row.id,
    caseCode: row.caseCode,
    ...(row.caseVisible && { caseId: row.caseId }),
    openedAt: row.openedAt.toISOString(),
    endsAt: endOfAccess(row).toISOString(),
    endedEarly: row.endedAt !== null,
    openedBy: row.openedBy,
    openedByRole: row.openedByRole,
    own: row.userId === actor.userId,
    state: stateOf(row, now),
    ...(row.reviewDueAt !== null && { reviewDueAt: row.reviewDueAt.toISOString() }),
    ...(row.verdict !== null && { verdict: row.verdict }),
    ...(row.reviewedAt !== null && { reviewedAt: row.reviewedAt.toISOString() }),
    ...(row.reviewedBy !== null && { reviewedBy: row.reviewedBy }),
  };
}
