import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { Clock } from '../platform/clock/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { Refusal } from '../platform/refusal/index.js';
import { ReferenceService } from '../reference/index.js';
import type { AuditLooksQuery, AuditLookListView, AuditLookView, StaffListView, UnusualListView, UnusualQuery } from './audit.dto.js';
import { AuditedCases } from './audited-cases.js';
import { idCursor, pageOf } from './cursor.js';
import { type LookerRow, lookerOf } from './looker.js';
import { dayAfter, dayBegins, idRange } from './record-filter.js';
import { type DayOfLooking, type Threshold, unusualOf } from './unusual.rules.js';
import { firstIdAt } from './uuid-time.rules.js';

const PAGE = 100;
const A_DAY = 24 * 3_600_000;
const USUAL_PERIOD_DAYS = 7;
const LONGEST_PERIOD_DAYS = 92;

interface Thresholds {
  readonly nightBegins: number;
  readonly nightEnds: number;
  readonly rules: readonly Threshold[];
}

const THRESHOLDS = JSON.parse(readFileSync(new URL('./data/unusual-thresholds.json', import.meta.url), 'utf8')) as Thresholds;

interface LookRow extends LookerRow {
  readonly id: string;
  readonly kind: string;
  readonly recorded_at: Date;
  readonly case_id: string | null;
  readonly listed: number | null;
  readonly about: string | null;
}

/** The access log for the auditor: staff by name, children by their code alone. */
@Injectable()
export class AuditLooksService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferenceService) private readonly reference: ReferenceService,
    @Inject(AuditedCases) private readonly cases: AuditedCases,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Refusal ends-before-start */
  async list(actor: Actor, query: AuditLooksQuery): Promise<AuditLookListView> {
    const book = await this.reference.book();
    const { first, end } = idRange(query);
    return await this.uow.read(actor.scope, async () => {
      const caseId = await this.cases.withCode(query.case);
      await this.log.record('journal.read', { ...(caseId !== null && { caseId }), detail: { page: 'looks' } });
      if (query.case !== undefined && caseId === null) return { items: [] };
      const values = [query.person ?? null, query.kind ?? null, first, end, idCursor(query.cursor), PAGE + 1];
      const rows = caseId === null ? await this.uow.query<LookRow>(LOOKS, values) : await this.uow.query<LookRow>(LOOKS_AT, [...values, caseId]);
      const { shown, next } = pageOf(rows, PAGE, ({ id }) => id);
      const codes = await this.cases.codes(shown.map((row) => row.case_id));
      return { items: shown.map((row): AuditLookView => ({ ...viewOf(row, codes), by: lookerOf(row, book) })), ...next };
    });
  }

  /** Days on which somebody looked more, or otherwise, than is usual for their role; the last week when no period is given. */
  async unusual(actor: Actor, query: UnusualQuery): Promise<UnusualListView> {
    const book = await this.reference.book();
    const today = this.clock.now().toISOString().slice(0, 10);
    const to = query.to ?? today;
    const from = query.from ?? new Date(dayBegins(to, 'to').getTime() - (USUAL_PERIOD_DAYS - 1) * A_DAY).toISOString().slice(0, 10);
    const [begins, ends] = [dayBegins(from, 'from'), dayAfter(to, 'to')];
    if (ends <= begins) throw new Refusal('ends-before-start', 'to');
    if (ends.getTime() - begins.getTime() > LONGEST_PERIOD_DAYS * A_DAY) throw new Refusal('period-too-long', 'from');
    return await this.uow.read(actor.scope, async () => {
      await this.log.record('journal.read', { detail: { page: 'unusual', from, to } });
      const days = await this.uow.query<DayOfLooking & LookerRow>(DAYS, [firstIdAt(begins), firstIdAt(ends), THRESHOLDS.nightBegins, THRESHOLDS.nightEnds]);
      return { from, to, items: days.flatMap((day) => unusualOf(day, THRESHOLDS.rules).map((found) => ({ day: day.day, by: lookerOf(day, book), ...found }))) };
    });
  }

  /** Everybody who can have looked, to choose from. */
  async staff(actor: Actor): Promise<StaffListView> {
    const book = await this.reference.book();
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<LookerRow>('select id as actor, display_name, role, region_code, centre_code, unit_id from app_user order by display_name, id');
      return { items: rows.map((row) => lookerOf(row, book)) };
    });
  }
}

function viewOf(row: LookRow, codes: ReadonlyMap<string, string>): Omit<AuditLookView, 'by'> {
  const caseCode = row.case_id === null ? undefined : codes.get(row.case_id);
  return {
    id: row.id,
    kind: row.kind,
    at: row.recorded_at.toISOString(),
    ...(caseCode !== undefined && { caseCode }),
    ...(row.listed !== null && { listed: row.listed }),
    ...(row.about !== null && { about: row.about }),
  };
}

const NEWEST = `'ffffffff-ffff-ffff-ffff-ffffffffffff'`;

/** Of the detail only words of the house: how it was searched, which report, which chain. */
const LOOK = `
  select l.id, l.kind, l.recorded_at, l.case_id, case when l.detail ? 'cases' then jsonb_array_length(l.detail -> 'cases') end as listed,
         substring(coalesce(l.detail ->> 'by', l.detail ->> 'report', l.detail ->> 'stream', l.detail ->> 'page') from '^[a-z-]{1,40}$') as about,
         l.actor, u.display_name, u.role, u.region_code, u.centre_code, u.unit_id
    from access_log l left join app_user u on u.id = l.actor
   where ($1::uuid is null or l.actor = $1) and ($2::text is null or l.kind = $2)
     and l.id >= coalesce($3::uuid, '00000000-0000-0000-0000-000000000000') and l.id < least(coalesce($4::uuid, ${NEWEST}), coalesce($5::uuid, ${NEWEST}))`;
const LOOKS = `${LOOK} order by l.id desc limit $6`;
const LOOKS_AT = `${LOOK} and (l.case_id = $7::uuid or (l.detail ? 'cases' and l.detail -> 'cases' @> jsonb_build_array($7::text))) order by l.id desc limit $6`;

const DAYS = `
  with looks as materialized (
    select l.actor, (l.recorded_at at time zone 'UTC')::date::text as day, extract(hour from l.recorded_at at time zone 'UTC') as hour, l.kind, l.case_id, l.detail
      from access_log l where l.id >= $1::uuid and l.id < $2::uuid
  ), named as (
    select actor, day, count(distinct child)::int as names from looks, jsonb_array_elements_text(detail -> 'cases') as child where detail ? 'cases' group by actor, day
  ), counted as (
    select actor, day,
           count(distinct case_id) filter (where kind in ('case.read', 'emergency.open'))::int as files,
           count(*) filter (where hour >= $3 or hour < $4)::int as night,
           count(*) filter (where kind = 'case.search' and detail ->> 'by' <> 'all')::int as searches,
           count(*) filter (where kind = 'case.print')::int as prints,
           count(*) filter (where kind in ('case.export', 'journal.export', 'report.export'))::int as exports
      from looks group by actor, day
  )
  select c.*, coalesce(n.names, 0) as names, u.display_name, coalesce(u.role, '') as role, u.region_code, u.centre_code, u.unit_id
    from counted c left join named n on n.actor = c.actor and n.day = c.day left join app_user u on u.id = c.actor
   order by c.day desc, u.display_name, c.actor`;
