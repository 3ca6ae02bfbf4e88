import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { ChildVault } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { requestContext, UnitOfWork } from '../platform/database/index.js';
import { WakeQueue } from '../platform/queue/index.js';
import { type ReferenceBook, ReferenceService } from '../reference/index.js';
import type { ClockCounts, ClockView, DeadlineView } from './deadline.dto.js';
import { changesBetween, type DeadlineRow, type WantedRow } from './deadline-rows.js';
import { deriveDeadlines } from './deadline.rules.js';
import type { DatedFact } from './deadline.vocabulary.js';
import { type PageRow, viewOf } from './deadline-view.js';
import { TimeLimitsService } from './time-limits.service.js';

const PAGE = 50;
const DUE_SOON_HOURS = 24;

interface CountsRow {
  readonly overdue: number;
  readonly due_soon: number;
  readonly open: number;
}

/** What is due when, and why. Written in the transaction of the fact that starts it; read by the board and the case page. */
@Injectable()
export class DeadlinesService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TimeLimitsService) private readonly limits: TimeLimitsService,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(WakeQueue) private readonly wake: WakeQueue,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Brings the deadlines of a case to what its facts say, inside the running unit of work. Nothing is ever deleted. */
  async reconcile(caseId: string, facts: readonly DatedFact[]): Promise<void> {
    const rules = await this.limits.inForce();
    const existing = await this.uow.query<DeadlineRow>(EXISTING, [caseId]);
    const wanted = changesBetween(existing, deriveDeadlines(rules, facts), new Set(facts.map((fact) => fact.subjectId)));
    const changes = await this.withoutUnseen(caseId, wanted);
    if (changes.length === 0) return;
    await this.uow.query(WRITE, [caseId, JSON.stringify(changes), this.clock.now()]);
    const wakes = changes.flatMap(({ next_at: at }) => (at === null ? [] : [at.getTime()]));
    if (wakes.length > 0) this.uow.afterCommit(() => this.wake.wakeAt(new Date(Math.min(...wakes))));
  }

  /** A unit that recorded a breach, or declared an end, does not see the limit that this opened: what stands there already is not opened again. */
  private async withoutUnseen(caseId: string, wanted: readonly WantedRow[]): Promise<readonly WantedRow[]> {
    const opening = ({ id, rule_code: code }: WantedRow): boolean => id === null && OPENED_UNSEEN.has(code);
    if (!wanted.some(opening)) return wanted;
    const told = await this.uow.query<{ id: string }>('select observations_already_told($1) as id', [caseId]);
    const unseen = new Set(told.map(({ id }) => id));
    return wanted.filter((row) => !opening(row) || !unseen.has(row.subject_id));
  }

  /**
   * Deadlines follow their subjects when two cases become one, or two again: the row stays, and what was alerted and answered with it.
   * @param subjectIds only those of these subjects; without it all
   */
  async move(fromCase: string, toCase: string, subjectIds?: readonly string[]): Promise<void> {
    await this.uow.query('update deadline set case_id = $2, version = version + 1 where case_id = $1 and ($3::uuid[] is null or subject_id = any ($3))', [
      fromCase, toCase, subjectIds ?? null,
    ]);
  }

  /** Open deadlines of the acting person's scope, due first. */
  async board(actor: Actor, cursor?: string): Promise<ClockView> {
    const book = await this.reference.book();
    const now = this.clock.now();
    const after = readCursor(cursor);
    return await this.uow.read(actor.scope, async () => {
      const { counts, rows } = await this.boardRows(now, after);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      return {
        now: now.toISOString(),
        items: await this.views(shown, book),
        ...(rows.length > PAGE && last && { nextCursor: cursorOf(last) }),
        counts,
      };
    });
  }

  /** Every deadline about the child (the review of an emergency access is about the staff), inside the running unit of work: open ones first, each group by due instant. */
  async ofCase(caseId: string): Promise<DeadlineView[]> {
    const book = await this.reference.book();
    const rows = await this.uow.query<PageRow>(OF_CASE, [caseId]);
    return await this.views(rows, book);
  }

  /** How many deadlines about the child are open past their due instant, inside the running unit of work. */
  async countOverdue(caseId: string): Promise<number> {
    const [row] = await this.uow.query<{ count: number }>(
      `select count(*)::int as count from deadline d join time_limit_rule r on r.id = d.rule_id
        where d.case_id = $1 and d.state = 'open' and d.due_at < $2 and r.subject <> 'access grant'`,
      [caseId, this.clock.now()],
    );
    return row?.count ?? 0;
  }

  private async views(rows: readonly PageRow[], book: ReferenceBook): Promise<DeadlineView[]> {
    const answered = rows.flatMap(({ id, case_id: caseId, acknowledged_note_sealed: sealed }) => (sealed === null ? [] : [{ id, caseId, sealed }]));
    const texts = await this.vault.unsealForTheTold(answered);
    const notes = new Map(answered.map(({ id }, index) => [id, texts[index]]));
    return rows.map((row) => viewOf(row, book, locale(), notes.get(row.id)));
  }

  private async boardRows(now: Date, after: { at: Date; id: string } | undefined): Promise<{ counts: ClockCounts; rows: PageRow[] }> {
    const rows = await this.uow.query<CountsRow & (PageRow | { id: null })>(BOARD, [now, new Date(now.getTime() + DUE_SOON_HOURS * 3_600_000), after?.at ?? null, after?.id ?? null]);
    const [first] = rows;
    const counts = { overdue: first?.overdue ?? 0, dueSoon: first?.due_soon ?? 0, open: first?.open ?? 0 };
    return { counts, rows: rows.filter((row) => row.id !== null) };
  }
}

/** What a unit may open and does not see. */
const OPENED_UNSEEN = new Set(['custody-breach', 'custody-declaration']);

const EXISTING = `
  select id, rule_id, rule_code, subject_id, ordinal, starts_at, starts_precision, due_at, state, settled_at, settled_precision, settled_by, became_known_at
    from deadline where case_id = $1`;

const COLUMNS = 'rule_id, rule_code, subject_id, ordinal, starts_at, starts_precision, due_at, state, settled_at, settled_precision, settled_by, became_known_at';

/** Deadlines and what the sweep is to watch, in one statement. */
const WRITE = `
  with wanted as materialized (
    select coalesce(w.id, uuidv7()) as deadline_id, w.*
      from jsonb_to_recordset($2::jsonb) as w (id uuid, rule_id uuid, rule_code text, subject_id uuid, ordinal smallint, starts_at timestamptz,
        starts_precision text, due_at timestamptz, state text, settled_at timestamptz, settled_precision text, settled_by text, became_known_at timestamptz,
        next_step smallint, next_at timestamptz)
  ), added as (
    insert into deadline (id, case_id, ${COLUMNS}) select deadline_id, $1, ${COLUMNS} from wanted where id is null
  ), changed as (
    update deadline d
       set rule_id = w.rule_id, starts_at = w.starts_at, starts_precision = w.starts_precision, due_at = w.due_at, state = w.state, settled_at = w.settled_at,
           settled_precision = w.settled_precision, settled_by = w.settled_by, became_known_at = w.became_known_at, version = d.version + 1
      from wanted w where d.id = w.id
  ), settled as (
    delete from deadline_watch where deadline_id in (select deadline_id from wanted where next_at is null)
  )
  insert into deadline_watch (deadline_id, next_step, next_at, since) select deadline_id, next_step, next_at, $3 from wanted where next_at is not null
  on conflict (deadline_id) do update set next_step = excluded.next_step, next_at = excluded.next_at, since = excluded.since`;

const PAGE_COLUMNS = `
  d.id, d.case_id, d.ordinal, d.starts_at, d.starts_precision, d.due_at, d.state, d.settled_at, d.settled_precision, d.settled_by, d.became_known_at,
  r.code, r.version, r.label_fr, r.label_en, r.starts_fr, r.starts_en, r.ends_fr, r.ends_en, r.limit_duration, r.series, r.source, r.certainty, r.start_fact, r.settling_facts, r.repeats,
  (r.effective_from::timestamp at time zone 'UTC') as effective_from,
  c.code as case_code, c.status, c.region_code, c.centre_code, c.unit_id, w.last_step, a.at as acknowledged_at, a.note_sealed as acknowledged_note_sealed,
  (select display_name from app_user where id = a.by) as acknowledged_by,
  (select s.authority_code from custody_spell s where s.case_id = c.id and s.ended_at is null limit 1) as authority_code`;

const PAGE_JOINS = `
    join child_case c on c.id = d.case_id
    join time_limit_rule r on r.id = d.rule_id
    left join deadline_watch w on w.deadline_id = d.id
    left join lateral (select at, note_sealed, by from acknowledgement where deadline_id = d.id order by at desc limit 1) a on true`;

/** Counts and page in one statement: who may see which deadline is weighed once for both. Without a deadline there is one row, of counts. */
const BOARD = `
  with open as materialized (
    select id, due_at from deadline where state = 'open'
  ), counts as (
    select count(*) filter (where due_at < $1)::int as overdue, count(*) filter (where due_at >= $1 and due_at < $2)::int as due_soon, count(*)::int as open from open
  ), page as (
    select id from open where $3::timestamptz is null or (due_at, id) > ($3, $4::uuid) order by due_at, id limit ${String(PAGE + 1)}
  ), shown as (
    select ${PAGE_COLUMNS} from page join deadline d on d.id = page.id ${PAGE_JOINS}
  )
  select counts.*, shown.* from counts left join shown on true order by shown.due_at, shown.id`;

const OF_CASE = `
  select ${PAGE_COLUMNS}
    from deadline d
    ${PAGE_JOINS}
   where d.case_id = $1 and r.subject <> 'access grant'
   order by (d.state <> 'open'), d.due_at, d.id`;

function locale(): 'fr' | 'en' {
  return requestContext.getStore()?.locale ?? 'fr';
}

function cursorOf(row: PageRow): string {
  return Buffer.from(`${row.due_at.toISOString()} ${row.id}`).toString('base64url');
}

/** An unreadable cursor begins at the beginning. */
function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url').toString().split(' ');
  if (at === undefined || id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at), id };
}
