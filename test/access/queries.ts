import fc from 'fast-check';
import type pg from 'pg';
import { sightOf } from '../../src/access/matrix.rules.js';
import type { Situation } from '../../src/access/matrix.vocabulary.js';
import type { Role } from '../../src/access/roles.vocabulary.js';
import { type Rows, TABLES } from './catalogue.js';

/** A row as the superuser sees it. */
interface Row {
  readonly ctid: string;
  readonly row: Record<string, unknown>;
}
/** Every row of every table that says something about somebody, read past all policies. */
export interface Everything {
  readonly tables: ReadonlyMap<string, { readonly columns: readonly string[]; readonly rows: readonly Row[] }>;
  readonly situationOf: ReadonlyMap<string, Situation>;
}
export interface Looker {
  readonly role: Role;
  readonly userId: string;
  readonly grantees: readonly string[];
}

/** Tables whose rows are somebody's, and to which the application has any right at all. */
export const GUARDED: readonly string[] = Object.entries(TABLES).flatMap(([name, { rows, rights }]) =>
  rows !== 'engine' && rows !== 'reference' && rights.includes('app:') ? [name] : [],
);

export async function readEverything(client: pg.Client, situationOf: ReadonlyMap<string, Situation>): Promise<Everything> {
  const tables = new Map<string, { columns: string[]; rows: Row[] }>();
  for (const table of GUARDED) {
    const columns = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const rows = await client.query<Row>(`select ctid::text, to_jsonb(t) as row from ${table} t`);
    tables.set(table, { columns: columns.rows.map(({ name }) => name), rows: rows.rows });
  }
  return { tables, situationOf };
}

/** May this person see this row? Told from where the child stands (the matrix) and whose the row is, never from the rows of access. */
export function maySee(all: Everything, who: Looker, table: string, row: Record<string, unknown>): boolean {
  const sight = (): string => {
    const situation = all.situationOf.get(String(table === 'child_case' ? row['id'] : row['case_id']));
    return situation === undefined ? 'nothing' : sightOf(who.role, situation);
  };
  const told = (deadline: unknown): boolean => all.tables.get('alert')?.rows.some((alert) => alert.row['deadline_id'] === deadline && alert.row['recipient_id'] === who.userId) ?? false;
  /** That an emergency access waits for its review is told to those who see the access. */
  const reviewed = (access: unknown): boolean =>
    all.tables.get('emergency_access')?.rows.some((one) => one.row['id'] === access && maySee(all, who, 'emergency_access', one.row)) ?? false;
  /** When to ask for a consent anew is told to those who read the whole file; what must follow in custody never to the unit that holds the child. */
  const due = (deadline: Record<string, unknown>): boolean =>
    sight() !== 'nothing' && (deadline['rule_code'] !== REVIEW || reviewed(deadline['subject_id'])) && (!CONSENTS.has(String(deadline['rule_code'])) || sight() === 'file') &&
    (!FOLLOW_UPS.has(String(deadline['rule_code'])) || who.role !== 'security-liaison');
  const familyOf = (one: Record<string, unknown>): Record<string, unknown> | undefined =>
    all.tables.get('foster_family')?.rows.find(({ row: family }) => family['code'] === (one['family_code'] ?? one['code']) || family['id'] === one['family_id'])?.row ?? (table === 'foster_family' ? one : undefined);
  const regionOf = (one: Record<string, unknown>): string => String(familyOf(one)?.['region_code']);
  const ofRegion = (one: Record<string, unknown>): boolean => who.role === 'national-officer' || (who.role === 'monitor' && TABLES[table]?.rows === 'family') || who.grantees.includes(`region:${regionOf(one)}`);
  const stays = (one: Record<string, unknown>): Record<string, unknown>[] => (all.tables.get('stay')?.rows ?? []).flatMap((stay) => (stay.row['family_code'] === familyOf(one)?.['code'] ? [stay.row] : []));
  const seen: Record<Rows, () => boolean> = {
    custody: () => (table === 'deadline' ? due(row) : row['fact_kind'] === 'custody.observed' ? sight() === 'facts' || sight() === 'file' || (sight() === 'custody' && who.role !== 'security-liaison') : sight() !== 'nothing'),
    observed: () => sight() !== 'nothing' && (who.role !== 'security-liaison' || who.grantees.includes(`unit:${String(row['by_unit'])}`)),
    centre: () => ['national-officer', 'monitor'].includes(who.role) || (CARERS.has(who.role) && [`centre:${String(row['centre_code'])}`, `region:${String(row['centre_code'])}`].some((one) => who.grantees.includes(one))), // the essay's centres bear the names of their regions
    care: () => sight() === 'facts' || sight() === 'file',
    identity: () => sight() === 'file',
    confided: () => sight() === 'file' && (row['recorded_by'] === who.userId || (Array.isArray(row['readers']) && row['readers'].includes(who.userId))),
    key: () => sight() === 'custody' || sight() === 'file',
    grants: () => who.role === 'national-officer' || who.role === 'monitor' || who.grantees.includes(String(row['grantee'])),
    told: () => {
      if (table === 'alert') return row['recipient_id'] === who.userId;
      if (table === 'delivery') return all.tables.get('alert')?.rows.some((alert) => alert.row['id'] === row['alert_id'] && alert.row['recipient_id'] === who.userId) ?? false;
      return row['by'] === who.userId || told(row['deadline_id']) || sight() === 'file';
    },
    staff: () =>
      row['id'] === who.userId || (who.role === 'monitor' && row['role'] === 'monitor') || who.grantees.includes(`unit:${String(row['unit_id'])}`) || CARERS.has(who.role) || who.role === 'auditor' || who.role === 'administrator' ||
      (all.tables.get('acknowledgement')?.rows.some((answer) => answer.row['by'] === row['id'] && maySee(all, who, 'acknowledgement', answer.row)) ?? false),
    away: () => [row['user_id'], row['stand_in_id']].includes(who.userId) || CARERS.has(who.role) || who.role === 'auditor' || who.role === 'administrator',
    own: () => row['user_id'] === who.userId,
    door: () => row['user_id'] === who.userId || who.role === 'auditor',
    asked: () => {
      const request = table === 'duplicate_request' ? row : all.tables.get('duplicate_request')?.rows.find((one) => one.row['id'] === row['request_id'])?.row;
      return sight() === 'file' || (who.role === 'regional-officer' && who.grantees.includes(`region:${String(request?.['region_code'])}`));
    },
    emergency: () => row['user_id'] === who.userId || who.role === 'auditor' || who.role === 'national-officer' || (who.role === 'regional-officer' && sight() === 'file'),
    erasure: () => who.role === 'auditor' || sight() === 'file',
    // What a deadline said before is told to whoever sees it.
    audit: () => who.role === 'auditor' || (table === 'journal' && row['subject'] === 'deadline' && due(row['row'] as Record<string, unknown>)),
    shut: () => false,
    engine: () => true,
    operators: () => who.role === 'administrator',
    // By its code: the region, its centres, and whoever sees a child who was placed there. By its names: the region, and who answers for a child there.
    family: () => lookOf(who) !== 'nothing' && (ofRegion(row) || who.grantees.includes(`centre:${regionOf(row)}`) || stays(row).some((stay) => maySee(all, who, 'stay', stay))),
    household: () => lookOf(who) === 'file' && (ofRegion(row) || stays(row).some((stay) => stay['discharged_at'] === null && maySee(all, who, 'stay', stay))),
    // Named by who opened the list, or its opener; and in sight of the whole file by their post.
    named: () => {
      const list = String(table === 'restricted_list' ? row['id'] : row['list_id']);
      const opened = table === 'restricted_list' ? row['opened_by'] === who.userId : all.tables.get('restricted_list')?.rows.some((one) => one.row['id'] === list && one.row['opened_by'] === who.userId);
      const named = all.tables.get('restricted_member')?.rows.some((one) => one.row['list_id'] === list && one.row['user_id'] === who.userId && one.row['ended_at'] === null);
      return sight() === 'file' && (opened === true || named === true);
    },
    editions: () => who.role === 'national-officer' || who.role === 'monitor',
    shift: () => who.role === 'national-officer' || (CARERS.has(who.role) && [`centre:${String(row['centre_code'])}`, `region:${String(row['centre_code'])}`].some((one) => who.grantees.includes(one))),
    country: () => who.role === 'national-officer',
    violations: () => who.role === 'national-officer' || who.role === 'monitor' || (typeof row['case_id'] === 'string' && sight() === 'file'),
    programme: () => lookOf(who) !== 'nothing',
    reference: () => true,
  };
  return seen[TABLES[table]?.rows ?? 'shut']();
}

/** How deep a role may look at all. */
function lookOf({ role }: Looker): 'nothing' | 'facts' | 'file' {
  return role === 'monitor' ? 'facts' : CARERS.has(role) ? 'file' : 'nothing';
}

const REVIEW = 'break-glass-review';
const CONSENTS = new Set(['consent-renewal', 'consent-end']);
const FOLLOW_UPS = new Set(['custody-breach', 'custody-declaration', 'custody-search', 'custody-inquiry', 'custody-court']);
const CARERS = new Set<Role>(['centre-worker', 'centre-manager', 'case-worker', 'regional-officer', 'national-officer']);

/** May this person have changed this row by SQL of their own? Less than they see: who only looks changes nothing of a child. */
export function mayChange(all: Everything, who: Looker, table: string, row: Record<string, unknown>): boolean {
  const looksOnly = who.role !== 'security-liaison' && !CARERS.has(who.role);
  const { rows } = TABLES[table] ?? { rows: 'shut' };
  if (rows === 'programme') return lookOf(who) === 'file' && (who.role === 'national-officer' || who.grantees.includes(`region:${String(row['region_code'])}`));
  if (rows === 'staff') return who.role === 'administrator';
  if (looksOnly && (rows === 'custody' || rows === 'observed' || rows === 'care' || rows === 'family' || rows === 'centre' || rows === 'identity' || rows === 'key' || rows === 'grants')) return false;
  if (rows === 'editions') return who.role === 'national-officer';
  if (rows === 'audit' || rows === 'door') return table === 'access_log' && row['actor'] === who.userId;
  if (rows === 'family' || rows === 'household') return (who.role === 'national-officer' || who.role === 'regional-officer') && maySee(all, who, table, row);
  return maySee(all, who, table, row);
}

/** A statement, and what it touched: places of rows it returned or changed, or the row it wrote. */
export interface Query {
  readonly table: string;
  readonly does: 'select' | 'update' | 'delete' | 'insert';
  readonly text: string;
}

/** Statements of every kind over every guarded table, with values that really occur in it: of the person's own rows and of others'. */
export function queries(all: Everything): fc.Arbitrary<Query> {
  return fc.constantFrom(...GUARDED).chain((table) => {
    const { columns, rows } = all.tables.get(table) ?? { columns: [], rows: [] };
    const anyRow = fc.constantFrom(...(rows.length > 0 ? rows : [{ ctid: '(0,0)', row: {} }]));
    const column = fc.constantFrom(...columns);
    const atom = fc.oneof(
      fc.constant('true'),
      fc.tuple(column, anyRow).map(([name, { row }]) => `t.${quoted(name)}::text is not distinct from (jsonb_populate_record(null::${table}, ${json({ [name]: row[name] ?? null })})).${quoted(name)}::text`),
      column.map((name) => `t.${quoted(name)} is not null`),
      fc.tuple(column, fc.constantFrom('a', '0', '-', '%')).map(([name, part]) => `t.${quoted(name)}::text like '%${part}%'`),
      fc.tuple(anyRow).map(([{ ctid }]) => `t.ctid = '${ctid}'`),
      fc.constant(`t.ctid in (select ctid from ${table})`),
    );
    const condition = fc.oneof(
      atom,
      atom.map((one) => `not (${one})`),
      fc.tuple(atom, fc.constantFrom('and', 'or'), atom).map(([one, how, other]) => `(${one}) ${how} (${other})`),
    );
    const join = fc.oneof(
      fc.constant(''),
      fc.constantFrom(...GUARDED).map((other) => ` left join ${other} o on ${columns.includes('case_id') && all.tables.get(other)?.columns.includes('case_id') === true ? 'o.case_id = t.case_id' : 'true'}`),
      fc.constant(` cross join lateral (select count(*) from ${table} inner_rows where inner_rows.ctid <> t.ctid) o`),
    );
    const select = fc.tuple(join, condition).map(([joined, where]): Query => ({ table, does: 'select', text: `select distinct t.ctid::text as place from ${table} t${joined} where ${where}` }));
    const update = fc.tuple(column, anyRow, condition).map(([name, { row }, where]): Query => ({
      table, does: 'update',
      text: `update ${table} t set ${quoted(name)} = (jsonb_populate_record(null::${table}, ${json({ [name]: row[name] ?? null })})).${quoted(name)} where ${where} returning old.ctid::text as place`,
    }));
    const remove = condition.map((where): Query => ({ table, does: 'delete', text: `delete from ${table} t where ${where} returning old.ctid::text as place` }));
    const insert = fc.tuple(anyRow, fc.uuid()).map(([{ row }, id]): Query => {
      const fresh = { ...row, ...('id' in row && { id }) };
      const list = columns.map(quoted).join(', ');
      return { table, does: 'insert', text: `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, ${json(fresh)}) returning to_jsonb(${table}) as written` };
    });
    return fc.oneof({ arbitrary: select, weight: 5 }, { arbitrary: update, weight: 3 }, { arbitrary: remove, weight: 1 }, { arbitrary: insert, weight: 2 });
  });
}

function quoted(name: string): string {
  return `"${name}"`;
}

function json(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;
}
