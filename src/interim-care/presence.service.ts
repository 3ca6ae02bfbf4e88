import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { CasesService } from '../cases/index.js';
import { ChildVault } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { isOffered, ReferenceService } from '../reference/index.js';
import { BoardService } from './board.service.js';
import type { CalledChildView, PresenceView, TakeCallRequest } from './presence.dto.js';
import { decideCall, mustBeToday } from './presence.rules.js';
import type { CalledChild, DecidedMark, PresenceState } from './presence.vocabulary.js';
import { StayAbsenceService } from './stay-absence.service.js';

interface CallRow {
  readonly id: string;
  readonly version: number;
  readonly taken_at: Date;
  readonly amended_at: Date | null;
  readonly by: string | null;
}

interface MarkRow {
  readonly call_id: string;
  readonly stay_id: string;
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly until: string | null;
}

interface StayRow {
  readonly stay_id: string;
  readonly case_id: string;
  readonly file_id: string;
  readonly code: string;
  readonly sex: string;
  readonly age_years: number | null;
  readonly absent_at: Date | null;
  readonly absent_precision: Precision | null;
}

interface ChildRow extends StayRow {
  readonly state: PresenceState | null;
  readonly leave_reason: string | null;
  readonly leave_until: string | null;
}

/** The daily presence call of a centre: its list is made of stays, never typed (docs/adr/0033). */
@Injectable()
export class PresenceService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(BoardService) private readonly boards: BoardService,
    @Inject(StayAbsenceService) private readonly absences: StayAbsenceService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @throws Refusal not-found for a centre for which this person does not answer */
  async today(actor: Actor, centre: string): Promise<PresenceView> {
    await this.boards.mustAnswerFor(actor, centre);
    return await this.uow.read(actor.scope, () => this.view(actor, centre));
  }

  /**
   * @param day of the call: today's
   * @throws Refusal not-found, call-of-another-day, version-overtaken when somebody else has called meanwhile; Refusals presence-refused
   */
  async take(actor: Actor, centre: string, day: string, { seen, marks }: TakeCallRequest): Promise<PresenceView> {
    await this.boards.mustAnswerFor(actor, centre);
    mustBeToday(day, this.day());
    const reasons = (await this.reference.book()).lists.get('leave-reason')?.values() ?? [];
    const offered = new Set([...reasons].filter((reason) => isOffered(reason, this.cases.now())).map((reason) => reason.code));
    return await this.uow.write(actor.scope, async () => {
      await this.uow.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`call of ${centre}`]);
      const call = await this.find(centre);
      if ((call?.version ?? 0) !== seen) throw new Refusal('version-overtaken');
      const children = (await this.rows(centre, call?.id)).map((row): CalledChild => ({ stayId: row.stay_id, caseId: row.case_id, fileId: row.file_id, absent: row.absent_at !== null }));
      const decided = decideCall(marks, { children, today: this.day(), knowsReason: (code) => offered.has(code) });
      await this.write(actor, await this.open(actor, centre, call), decided);
      await this.change(actor, decided);
      return await this.view(actor, centre);
    });
  }

  private async open(actor: Actor, centre: string, call: CallRow | undefined): Promise<string> {
    const id = call?.id ?? randomUUID();
    if (call === undefined) await this.uow.query('insert into presence_call (id, centre_code, day, taken_at, taken_by) values ($1, $2, $3, $4, $5)', [id, centre, this.day(), this.cases.now(), actor.userId]);
    else await this.uow.query('update presence_call set amended_at = $2, amended_by = $3, version = version + 1 where id = $1', [id, this.cases.now(), actor.userId]);
    return id;
  }

  private async write(actor: Actor, call: string, marks: readonly DecidedMark[]): Promise<void> {
    const of = <T>(tell: (mark: DecidedMark) => T): T[] => marks.map(tell);
    await this.uow.query(MARK, [
      call, of(() => randomUUID()), of(({ child }) => child.caseId), of(({ child }) => child.stayId), of(({ state }) => state), of(({ reason }) => reason), of(({ until }) => until), this.cases.now(), actor.userId,
    ]);
  }

  /** Absences that begin or end with the call: in the same transaction, in one order of the cases. */
  private async change(actor: Actor, marks: readonly DecidedMark[]): Promise<void> {
    const changing = marks.filter(({ changes }) => changes !== null).toSorted((a, b) => a.child.fileId.localeCompare(b.child.fileId));
    if (changing.length === 0) return;
    await this.uow.query('select id from child_case where id = any ($1::uuid[]) order by id for update', [changing.map(({ child }) => child.fileId)]);
    // To the minute, as people say it: who is back in the same minute is not back before.
    const now = { at: new Date(Math.floor(this.cases.now().getTime() / 60_000) * 60_000), precision: 'minute' as const };
    for (const { child, changes } of changing) {
      const open = await this.cases.read(child.fileId);
      if (changes === 'absence-begins') await this.absences.begin(actor, open, randomUUID(), now);
      else await this.absences.comeBack(actor, open, now);
      await this.cases.settle(actor, child.fileId);
    }
  }

  private async view(actor: Actor, centre: string): Promise<PresenceView> {
    await this.log.record('case.search', { detail: { by: 'presence', centre } });
    const call = await this.find(centre);
    const rows = await this.rows(centre, call?.id);
    const names = may(actor.role, 'identity.read') ? await this.vault.names(rows.map((row) => row.file_id)) : new Map<string, { given?: string; family?: string }>();
    if (names.size > 0) await this.log.record('identity.read', { detail: { in: 'list', cases: [...names.keys()] } });
    return {
      centre,
      day: this.day(),
      version: call?.version ?? 0,
      ...(call !== undefined && { takenAt: call.taken_at.toISOString(), ...(call.by !== null && { takenBy: call.by }), ...(call.amended_at !== null && { amendedAt: call.amended_at.toISOString() }) }),
      children: rows.map((row) => childView(row, names.get(row.file_id))),
    };
  }

  private async find(centre: string): Promise<CallRow | undefined> {
    const [call] = await this.uow.query<CallRow>(CALL, [centre, this.day()]);
    return call;
  }

  private async rows(centre: string, call: string | undefined): Promise<ChildRow[]> {
    const rows = await this.uow.query<StayRow>(CHILDREN, [centre]);
    const marks = await this.uow.query<MarkRow>(MARKS, [centre, this.day()]);
    const today = new Map(marks.flatMap((mark) => (mark.call_id === call ? [[mark.stay_id, mark.state] as const] : [])));
    const last = new Map(marks.toReversed().map((mark) => [mark.stay_id, mark]));
    return rows.map((row) => ({ ...row, state: today.get(row.stay_id) ?? null, leave_reason: last.get(row.stay_id)?.reason ?? null, leave_until: last.get(row.stay_id)?.until ?? null }));
  }

  /** UTC, as in Mali. */
  private day(): string {
    return this.cases.now().toISOString().slice(0, 10);
  }
}

function childView(row: ChildRow, name: { given?: string; family?: string } | undefined): CalledChildView {
  const whole = name === undefined ? '' : [name.given, name.family].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    stay: row.stay_id,
    caseId: row.file_id,
    code: row.code,
    ...(whole !== '' && { name: whole }),
    sex: row.sex,
    ...(row.age_years !== null && { ageYears: row.age_years }),
    ...(row.absent_at !== null && row.absent_precision !== null && { absentSince: formatKnownTime({ at: row.absent_at, precision: row.absent_precision }) }),
    ...(row.leave_reason !== null && row.leave_until !== null && { leave: { reason: row.leave_reason, until: row.leave_until } }),
    ...(row.state !== null && { state: row.state }),
  };
}

const CALL = `
  select c.id, c.version, c.taken_at, c.amended_at, (select u.display_name from app_user u where u.id = c.taken_by) as by from presence_call c where c.centre_code = $1 and c.day = $2::date`;

/** Whose stay runs; a file merged into another is told as the one that is kept. */
const CHILDREN = `
  select * from (select distinct on (k.id) s.id as stay_id, s.case_id, k.id as file_id, k.code, k.sex, k.age_years, a.since_at as absent_at, a.since_precision as absent_precision
    from stay s join child_case c on c.id = s.case_id join child_case k on k.id = coalesce(c.merged_into, c.id)
    left join stay_absence a on a.stay_id = s.id and a.ended_at is null
   where s.centre_code = $1 and s.discharged_at is null
   order by k.id, s.admitted_at) child order by code`;

/** Of the last two calls, the later first: read apart from the stays, so that no plan weighs each mark for each child. */
const MARKS = `
  select m.call_id, m.stay_id, m.state, m.reason, m.until_day::text as until from presence_mark m
    join (select id, day from presence_call where centre_code = $1 and day <= $2::date order by day desc limit 2) c on c.id = m.call_id order by c.day desc`;

/** Only what changes is written, so that the journal tells of changes. */
const MARK = `
  insert into presence_mark (id, call_id, case_id, stay_id, state, reason, until_day, marked_at, marked_by)
  select m.id, $1, m.case_id, m.stay_id, m.state, m.reason, m.until_day, $8, $9
    from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::date[]) m (id, case_id, stay_id, state, reason, until_day)
      on conflict (call_id, stay_id) do update
     set state = excluded.state, reason = excluded.reason, until_day = excluded.until_day, marked_at = excluded.marked_at, marked_by = excluded.marked_by, version = presence_mark.version + 1
   where (presence_mark.state, presence_mark.reason, presence_mark.until_day) is distinct from (excluded.state, excluded.reason, excluded.until_day)`;
