import { Inject, Injectable } from '@nestjs/common';
import { type Actor, may } from '../access/index.js';
import { type ChildName, ChildVault, NameSearch } from '../identity/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccessLog } from '../platform/journal/index.js';
import { formatKnownTime, type Precision } from '../platform/known-time/index.js';
import type { CaseListQuery } from './case.dto.js';
import { seesRegisterNumbers } from './cases.service.js';
import type { CaseListView, CaseSummaryView } from './case-page.dto.js';

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

/** Cases of the acting person's scope: by code or register number, newest first; by name, the most alike first. */
@Injectable()
export class CaseListService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ChildVault) private readonly vault: ChildVault,
    @Inject(NameSearch) private readonly names: NameSearch,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** @param text what is looked for; nothing, or nothing but spaces: everybody */
  async list(actor: Actor, query: CaseListQuery, text = ''): Promise<CaseListView> {
    const identity = may(actor.role, 'identity.read');
    const registers = seesRegisterNumbers(actor);
    const search = this.searchFor(text.trim(), identity, registers);
    return await this.uow.read(actor.scope, () => (search.by === 'name' ? this.byName(search.value, query) : this.inOrder(search, query, identity, registers)));
  }

  /** One page of the most alike: who finds nobody there writes the name, the age or the place more precisely. */
  private async byName(text: string, query: CaseListQuery): Promise<CaseListView> {
    const found = await this.names.find(text, query, PAGE);
    // What was searched for is a name: the log says that names were searched, and how many were shown.
    await this.log.record('case.search', { detail: { by: 'name', shown: found.length } });
    await this.logNames(found.map(({ caseId }) => caseId));
    const rows = await this.uow.query<Row>(BY_ID, [found.map(({ caseId }) => caseId)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const items = found.flatMap(({ caseId, name }) => {
      const row = byId.get(caseId);
      return row === undefined ? [] : [summary(row, name)];
    });
    return { items, total: items.length, byLikeness: true };
  }

  private async inOrder(search: Listed, query: CaseListQuery, identity: boolean, registers: boolean): Promise<CaseListView> {
    const values = [query.status ?? null, query.region ?? null, query.centre ?? null, search.value, query.ageFrom ?? null, query.ageTo ?? null];
    const cursor = readCursor(query.cursor);
    await this.log.record('case.search', { detail: { by: search.by } });
    const rows = await this.uow.query<Row>(LIST[search.by], [...values, cursor?.at ?? null, cursor?.id ?? null, PAGE + 1]);
    const total = cursor === undefined && rows.length > PAGE ? await this.count(search.by, values) : rows.length;
    const shown = rows.slice(0, PAGE);
    const names = identity ? await this.vault.names(shown.map((row) => row.id)) : new Map<string, ChildName>();
    await this.logNames([...names.keys()]);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => summary(registers ? row : { ...row, register_number: null }, names.get(row.id))),
      total,
      ...(rows.length > PAGE && last && { nextCursor: Buffer.from(`${last.recorded_at.toISOString()} ${last.id}`).toString('base64url') }),
    };
  }

  /** One line for the page, not one for each child: which names were read is in it. */
  private async logNames(caseIds: readonly string[]): Promise<void> {
    if (caseIds.length > 0) await this.log.record('identity.read', { detail: { in: 'list', cases: caseIds } });
  }

  private async count(by: Listed['by'], values: readonly unknown[]): Promise<number> {
    const [row] = await this.uow.query<{ count: number }>(COUNT[by], [...values, COUNTED + 1]);
    return row?.count ?? 0;
  }

  /** A code, or its beginning; otherwise parts of a name, for those who may see names; otherwise a register number, for those who may see that. */
  private searchFor(text: string, identity: boolean, registers: boolean): Search {
    if (text === '') return { by: 'all', value: null };
    if (/^(ML-?)?[0-9A-Z]{1,4}(-[0-9A-Z]{0,4})?$/i.test(text) && /\d|^ML-/i.test(text)) return { by: 'code', value: text.toUpperCase().replace(/^(ML-?)?/, 'ML-') };
    if (identity && !/\d/.test(text) && this.names.canLookFor(text)) return { by: 'name', value: text };
    return { by: 'register', value: registers ? text : null };
  }
}

interface Listed {
  readonly by: 'all' | 'code' | 'register';
  readonly value: string | null;
}

type Search = Listed | { readonly by: 'name'; readonly value: string };

/** One condition a kind of search, so that each has a plan of its own with its own index. */
const SEARCH: Record<Listed['by'], string> = {
  // A merged case is told in another one; whoever looks for its code, number or name still finds it, and where it went.
  all: `$4::text is null and (c.status <> 'merged' or $1 = 'merged')`,
  code: `c.code ~>=~ $4::text and c.code ~<~ ($4::text || '~')`,
  register: `(c.register_number = $4::text or c.register_number like '% ' || $4::text)`,
};

/** A child of unknown age, or whose age is in doubt, is never shut out by an age. */
const FILTER = `($1::text is null or c.status = $1) and ($2::text is null or c.region_code = $2) and ($3::text is null or c.centre_code = $3)
     and ($5::int is null or c.age_years is null or c.age_years >= $5 or c.age_precision = 'doubted')
     and ($6::int is null or c.age_years is null or c.age_years <= $6 or c.age_precision = 'doubted' or exists (select 1 from age_assessment a where a.case_id = c.id and a.concluded_at is null))`;

const SUMMARY = `
  select c.id, c.code, c.status, c.sex, c.age_years, c.age_precision, c.region_code, c.centre_code, c.since_at, c.since_precision,
         c.register_number, c.recorded_at, d.due_at, r.label_fr, r.label_en
    from child_case c
    left join lateral (select due_at, rule_id from deadline where case_id = c.id and state = 'open' and rule_code <> 'break-glass-review' order by due_at limit 1) d on true
    left join time_limit_rule r on r.id = d.rule_id`;

const BY_ID = `${SUMMARY} where c.id = any ($1::uuid[])`;

const LIST = statements(
  (search) => `${SUMMARY}
   where ${search} and ${FILTER} and ($7::timestamptz is null or (c.recorded_at, c.id) < ($7, $8::uuid))
   order by c.recorded_at desc, c.id desc limit $9`,
);

const COUNT = statements((search) => `select count(*)::int as count from (select 1 from child_case c where ${search} and ${FILTER} limit $7) counted`);

function statements(text: (search: string) => string): Record<Listed['by'], string> {
  return { all: text(SEARCH.all), code: text(SEARCH.code), register: text(SEARCH.register) };
}

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url').toString().split(' ');
  if (at === undefined || id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at), id };
}

function summary(row: Row, name: ChildName | undefined): CaseSummaryView {
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
