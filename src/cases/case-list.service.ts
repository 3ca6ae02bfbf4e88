import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import type { CaseListQuery } from './case.dto.js';
import type { CaseListView, CaseSummaryView } from './case-page.dto.js';
import { ChildVault } from './child-vault.js';

const PAGE = 30;
/** Beyond this many the list says "more than": nobody reads on, and counting a whole country costs. */
const COUNTED = 1000;

interface Row {
  id: string;
  code: string;
  status: string;
  sex: string;
  age_years: number | null;
  age_precision: string;
  region_code: string | null;
  centre_code: string | null;
  since_at: Date | null;
  since_precision: Precision | null;
  register_number: string | null;
  recorded_at: Date;
  due_at: Date | null;
  label_fr: string | null;
  label_en: string | null;
}

/** Cases of the acting person's scope: by code, register number or parts of a name; newest first. */
@Injectable()
export class CaseListService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
  ) {}

  async list(actor: Actor, query: CaseListQuery): Promise<CaseListView> {
    const text = query.q?.trim() ?? '';
    const code = /^(ML-?)?[0-9A-Z]{1,4}(-[0-9A-Z]{0,4})?$/i.test(text) && /[\d-]/.test(text) ? text.toUpperCase().replace(/^(ML-?)?/, 'ML-') : null;
    const identity = may(actor.role, 'identity.read');
    const tokens = text !== '' && code === null && identity ? this.vault.tokens(text) : [];
    const register = text === '' ? null : text;
    const values = [query.status ?? null, query.region ?? null, query.centre ?? null, code, register, tokens.length > 0 ? tokens : null];
    const cursor = readCursor(query.cursor);
    return await this.uow.read(actor.scope, async () => {
      if (text !== '') {
        // What was searched for may be a name: the log says that a search was made and of what kind.
        const kind = code !== null ? 'code' : tokens.length > 0 ? 'name' : 'register';
        await this.uow.query('insert into access_log (actor, kind, detail) values ($1, $2, $3)', [actor.userId, 'case.search', JSON.stringify({ by: kind })]);
      }
      const rows = await this.uow.query<Row>(LIST, [...values, cursor?.at ?? null, cursor?.id ?? null, PAGE + 1]);
      const total = cursor === undefined && rows.length > PAGE ? await this.count(values) : rows.length;
      const shown = rows.slice(0, PAGE);
      const names = identity ? await this.vault.names(shown.map((row) => row.id)) : new Map<string, { given: string; family: string }>();
      const last = shown.at(-1);
      return {
        items: shown.map((row) => summary(row, names.get(row.id))),
        total,
        ...(rows.length > PAGE && last && { nextCursor: Buffer.from(`${last.recorded_at.toISOString()} ${last.id}`).toString('base64url') }),
      };
    });
  }

  private async count(values: readonly unknown[]): Promise<number> {
    const [row] = await this.uow.query<{ count: number }>(COUNT, [...values, COUNTED + 1]);
    return row?.count ?? 0;
  }
}

const FILTER = `
     where ($1::text is null or c.status = $1) and ($2::text is null or c.region_code = $2) and ($3::text is null or c.centre_code = $3)
       and ($4::text is null or c.code like $4 || '%')
       and ($4::text is not null or $5::text is null
            or c.register_number = $5
            or ($6::bytea[] is not null and c.id in (select t.case_id from name_token t where t.token = any ($6) group by t.case_id having count(*) = cardinality($6))))`;

const LIST = `
  select c.id, c.code, c.status, c.sex, c.age_years, c.age_precision, c.region_code, c.centre_code, c.since_at, c.since_precision,
         c.register_number, c.recorded_at, d.due_at, r.label_fr, r.label_en
    from child_case c
    left join lateral (select due_at, rule_id from deadline where case_id = c.id and state = 'open' order by due_at limit 1) d on true
    left join time_limit_rule r on r.id = d.rule_id
  ${FILTER}
       and ($7::timestamptz is null or (c.recorded_at, c.id) < ($7, $8::uuid))
   order by c.recorded_at desc, c.id desc limit $9`;

const COUNT = `select count(*)::int as count from (select 1 from child_case c ${FILTER} limit $7) counted`;

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url').toString().split(' ');
  if (at === undefined || id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at), id };
}

function summary(row: Row, name: { given: string; family: string } | undefined): CaseSummaryView {
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    sex: row.sex,
    apparentAge: { precision: row.age_precision, ...(row.age_years !== null && { years: row.age_years }) },
    ...(row.region_code !== null && { region: row.region_code }),
    ...(row.centre_code !== null && { centre: row.centre_code }),
    ...(row.since_at !== null && row.since_precision !== null && { since: formatKnownTime({ at: row.since_at, precision: row.since_precision }) }),
    ...(row.register_number !== null && { registerNumber: row.register_number }),
    ...(row.due_at !== null && row.label_fr !== null && row.label_en !== null && {
      nextDeadline: { label: { fr: row.label_fr, en: row.label_en }, dueAt: row.due_at.toISOString() },
    }),
    ...(name && { name: `${name.given} ${name.family}` }),
  };
}
