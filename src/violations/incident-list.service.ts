import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import type { IncidentListQuery } from './incident.dto.js';
import type { IncidentListView, ViolationBriefView } from './incident-page.dto.js';

const PAGE = 30;
/** Beyond this many the list says "more than". */
const COUNTED = 1000;

/** Incidents, the latest first. */
@Injectable()
export class IncidentListService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async list(actor: Actor, query: IncidentListQuery): Promise<IncidentListView> {
    const filters = [query.type ?? null, query.party ?? null, query.region ?? null, query.from ?? null, query.to ?? null, query.status ?? null, query.code?.toUpperCase() ?? null];
    const cursor = readCursor(query.cursor);
    return await this.uow.read(actor.scope, async () => {
      const rows = await this.uow.query<Row>(LIST, [...filters, cursor?.at ?? null, cursor?.id ?? null, PAGE + 1]);
      await this.log.record('violation.read', { detail: { incidents: rows.length } });
      const [counted] = await this.uow.query<{ count: number }>(COUNT, [...filters, COUNTED + 1]);
      const last = rows[PAGE - 1];
      return {
        items: rows.slice(0, PAGE).map((row) => ({
          id: row.id, code: row.code, occurredAt: formatKnownTime({ at: row.occurred_at, precision: row.occurred_precision }), region: row.region_code, party: row.party_code,
          violations: row.violations, children: row.children, joined: row.joined_into !== null,
        })),
        total: counted?.count ?? 0,
        ...(rows.length > PAGE && last !== undefined && { nextCursor: Buffer.from(`${last.occurred_at.toISOString()} ${last.id}`).toString('base64url') }),
      };
    });
  }
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly occurred_at: Date;
  readonly occurred_precision: Precision;
  readonly region_code: string;
  readonly party_code: string;
  readonly joined_into: string | null;
  readonly violations: ViolationBriefView[];
  readonly children: number;
}

/** A coalition finds its groups too. One that is joined is shown where the other is, and by its own code. */
const FILTER = `
     ($2::text is null or i.party_code = $2 or i.party_code in (select p.code from party p where p.parent_code = $2))
     and ($3::text is null or i.region_code = $3)
     and ($4::date is null or i.occurred_at >= $4::timestamp at time zone 'UTC') and ($5::date is null or i.occurred_at < ($5::date + 1)::timestamp at time zone 'UTC')
     and (($1::text is null and $6::text is null) or exists (select from violation v where v.incident_id = i.id and ($1::text is null or v.type = $1) and ($6::text is null or v.status = $6)))
     and ($7::text is null or i.code ~>=~ $7 and i.code ~<~ ($7 || '~'))`;

const LIST = `
  select i.id, i.code, i.occurred_at, i.occurred_precision, i.region_code, i.party_code, i.joined_into,
         (select coalesce(json_agg(json_build_object('type', v.type, 'status', v.status) order by v.type, v.facility), '[]') from violation v where v.incident_id = i.id) as violations,
         (select coalesce(sum(case when w.case_id is null then w.boys + w.girls + w.sex_unknown else 1 end), 0)::int from incident_victim w where w.incident_id = i.id and w.withdrawn_at is null) as children
    from incident i
   where ${FILTER} and ($8::timestamptz is null or (i.occurred_at, i.id) < ($8, $9::uuid))
   order by i.occurred_at desc, i.id desc limit $10`;

const COUNT = `select count(*)::int as count from (select from incident i where ${FILTER} limit $8) counted`;

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url').toString().split(' ');
  if (at === undefined || id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at), id };
}
