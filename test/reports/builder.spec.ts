import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterImport } from '../../src/exchange/index.js';
import { DIMENSIONS_OF, MEASURES, OUTSIDE } from '../../src/reports/builder.vocabulary.js';
import type { Caller } from '../support/caller.js';
import { Attacker } from '../support/disclosure-attacker.js';
import { World } from '../support/world.js';

interface Table { columns: { code: string; label: { fr: string } }[]; rows: { code: string; label: { fr: string }; cells: (number | null)[] }[]; protection?: { hidden: number; refused: boolean } }

const register = (name: string): Buffer => readFileSync(new URL(`../../demo/${name}`, import.meta.url));
const PAGE = new URL('../../docs/reporting-schema.md', import.meta.url);
const WHOLE = 'from=2022-01&to=2024-12';

describe('tables that nobody foresaw', () => {
  let world: World;
  let ministry: Caller;
  let analyst: Caller;

  const build = async (who: Caller, search: string): Promise<Table> => {
    const { status, body, text } = await who.get(`/api/reports/builder?${search}`);
    if (status !== 200) throw new Error(`${search}: ${text}`);
    return body as unknown as Table;
  };
  const cell = ({ columns, rows }: Table, row: string, column: string): number | null | undefined =>
    rows.find(({ code }) => code === row)?.cells[columns.findIndex(({ code }) => code === column)];

  beforeAll(async () => {
    world = await World.create({ now: '2026-11-23T08:00:00.000Z' });
    const importer = world.app.get(RegisterImport, { strict: false });
    await importer.run(register('registre-captures.csv'), 'registre-captures.csv');
    const care = register('registre-prise-en-charge.csv').toString('utf8').split('\r\n').slice(0, 260).join('\r\n');
    await importer.run(Buffer.from(care), 'registre-prise-en-charge.csv');
    await importer.run(register('fichier-violations.csv'), 'fichier-violations.csv');
    [ministry, analyst] = [await world.person('national-officer'), await world.person('analyst')];
  }, 300_000);
  afterAll(async () => {
    await world.close();
  });

  it('every measure by every pair of rows and columns, with totals that add up', async () => {
    let tables = 0;
    for (const measure of MEASURES) {
      const dimensions = [...DIMENSIONS_OF[measure], 'year', 'month'];
      const totals = new Set<number | null | undefined>();
      for (const rows of dimensions) {
        for (const columns of [undefined, ...dimensions.filter((one) => one !== rows)]) {
          const table = await build(ministry, `measure=${measure}&rows=${rows}&${WHOLE}${columns === undefined ? '' : `&columns=${columns}`}`);
          totals.add(cell(table, 'total', 'total'));
          const inner = table.rows.slice(0, -1).reduce((sum, row) => sum + (row.cells.at(-1) ?? 0), 0);
          expect(inner).toBe(cell(table, 'total', 'total'));
          tables += 1;
        }
      }
      expect(totals.size).toBe(1);
    }
    expect(tables).toBeGreaterThan(250);
  }, 180_000);

  it.each([
    ['measure=custodies&rows=region&columns=outcome', 'gao', 'released',
      `select count(*)::int as n from custody cu where cu.outcome = 'released' and cu.started_at >= '2022-01-01' and cu.started_at < '2025-01-01'
          and (select region_code from custody_spell s where s.custody_id = cu.id order by s.started_at, s.recorded_at limit 1) = 'gao'`],
    ['measure=stays&rows=sex&columns=kind', 'female', 'centre',
      `select count(*)::int as n from stay s join child_case c on c.id = s.case_id where s.kind = 'centre' and c.sex = 'female' and s.admitted_at >= '2022-01-01' and s.admitted_at < '2025-01-01'`],
    ['measure=services&rows=service&columns=sex&filter=sex&value=male', 'food', 'male',
      `select count(*)::int as n from service_record v join child_case c on c.id = v.case_id left join stay s on s.id = v.stay_id
        where v.service_code = 'food' and c.sex = 'male' and coalesce(v.given_at, s.admitted_at, v.recorded_at) >= '2022-01-01' and coalesce(v.given_at, s.admitted_at, v.recorded_at) < '2025-01-01'`],
    ['measure=victims&rows=type&columns=sex', 'abduction', 'male',
      `select sum(case when w.case_id is null then w.boys else (select (c.sex = 'male')::int from child_case c where c.id = w.case_id) end)::int as n
         from victim_violation s join incident_victim w on w.id = s.victim_id join incident i on i.id = w.incident_id
        where s.type = 'abduction' and w.withdrawn_at is null and i.joined_into is null and i.occurred_at >= '2022-01-01' and i.occurred_at < '2025-01-01'`],
  ])('what is built is what a statement by hand gives: %s', async (search, row, column, sql) => {
    const [{ n } = { n: -1 }] = await world.sql<{ n: number }>(sql);
    const table = await build(ministry, `${search}&${WHOLE}`);
    expect(n).toBeGreaterThan(0);
    expect(cell(table, row, column)).toBe(n);
  });

  it('no word of a request gets into a statement', async () => {
    for (const search of ['measure=pg_authid&rows=region', 'measure=visits&rows=region;drop', 'measure=visits&rows=party', 'measure=visits&rows=region&columns=region', 'measure=visits&rows=region&filter=sex']) {
      expect((await ministry.get(`/api/reports/builder?${search}&${WHOLE}`)).status).toBe(400);
    }
    expect((await build(ministry, `measure=visits&rows=region&filter=sex&value=${encodeURIComponent("male-or-1")}&${WHOLE}`)).rows).toHaveLength(1);
  });

  it('an analyst is given whole years, by region, protected; the same again, and on the file', async () => {
    const year = 'from=2023-01&to=2023-12';
    for (const [search, code] of [['measure=custodies&rows=region', 'not-outside-the-circle'], ['measure=services&rows=service&columns=sex', 'not-outside-the-circle'], ['measure=services&rows=service&filter=sex&value=male', 'not-outside-the-circle'], ['measure=services&rows=month', 'not-outside-the-circle']] as const) {
      expect(await analyst.get(`/api/reports/builder?${search}&${year}`)).toMatchObject({ status: 422, body: { code } });
    }
    expect(await analyst.get('/api/reports/builder?measure=services&rows=service&from=2023-01&to=2023-11')).toMatchObject({ status: 422, body: { code: 'whole-year-only' } });
    const attacker = await Attacker.load();
    for (const measure of OUTSIDE) {
      const shown = new Map<string, number | null>();
      const sums: string[][] = [];
      for (const rows of DIMENSIONS_OF[measure].filter((one) => one !== 'region')) {
        const table = await build(analyst, `measure=${measure}&rows=${rows}&columns=region&${year}`);
        const turned = await build(analyst, `measure=${measure}&rows=region&columns=${rows}&${year}`);
        const id = (row: string, column: string): string => (row === 'total' ? `total/${column}` : `${rows}/${row}/${column}`);
        const truth = await build(ministry, `measure=${measure}&rows=${rows}&columns=region&${year}`);
        for (const row of table.rows) table.columns.forEach(({ code }, index) => {
          const value = row.cells[index] ?? null;
          expect(cell(turned, code, row.code)).toBe(value);
          expect([null, cell(truth, row.code, code)]).toContain(value);
          expect(value !== null && value > 0 && value < 10).toBe(false);
          shown.set(id(row.code, code), value);
        });
        for (const row of table.rows) sums.push(['total', ...table.columns.map(({ code }) => code).filter((code) => code !== 'total')].map((code) => id(row.code, code)));
        for (const { code } of table.columns) sums.push(['total', ...table.rows.map((row) => row.code).filter((row) => row !== 'total')].map((row) => id(row, code)));
      }
      expect(attacker.disclosed({ shown, sums }, 9, 5)).toEqual([]);
    }
    expect((await build(analyst, `measure=services&rows=service&columns=region&${year}`)).protection?.hidden).toBeGreaterThan(0);
    const { text } = await analyst.get(`/api/reports/builder?measure=services&rows=service&columns=region&${year}&format=csv`);
    expect(text).toContain(';c');
  }, 120_000);

  it('a tool outside reads these views and nothing else; there is neither an identity nor a code of a case in them', async () => {
    const readable = await world.sql<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
         and has_any_column_privilege('passerelle_reporting', c.oid, 'select, insert, update') order by 1`);
    expect(readable.map(({ name }) => name)).toEqual([...MEASURES].sort().map((measure) => `reporting.${measure}`));
    const callable = await world.sql<{ name: string }>(`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'reporting') and p.prosecdef and p.prorettype <> 'trigger'::regtype and has_function_privilege('passerelle_reporting', p.oid, 'execute')`);
    expect(callable).toEqual([]);
    const codes = (await world.sql<{ code: string }>('select code from child_case limit 20')).map(({ code }) => code);
    const ids = (await world.sql<{ id: string }>('select id from child_case limit 20')).map(({ id }) => id);
    for (const measure of MEASURES) {
      const text = JSON.stringify(await world.sql(`select * from reporting.${measure} limit 2000`));
      for (const secret of [...codes, ...ids, 'ML-']) expect(text).not.toContain(secret);
    }
    expect(await world.sql(`select rolsuper or rolbypassrls or rolcanlogin as "more" from pg_roles where rolname = 'passerelle_reporting'`)).toEqual([{ more: false }]);
  });

  it('docs/reporting-schema.md says what the database says (WRITE=1 writes it)', async () => {
    const columns = await world.sql<{ view: string; about: string; column: string; type: string; what: string | null }>(`
      select c.relname as view, obj_description(c.oid) as about, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as what
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'reporting'::regnamespace and has_table_privilege('passerelle_reporting', c.oid, 'select') order by c.relname, a.attnum`);
    const page = pageOf(columns);
    if (process.env['WRITE'] === '1') writeFileSync(PAGE, page);
    expect(columns.filter(({ what }) => what === null)).toEqual([]);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
    for (const measure of MEASURES) {
      const there = columns.filter(({ view }) => view === measure).map(({ column }) => column);
      expect(DIMENSIONS_OF[measure].filter((dimension) => !there.includes(dimension))).toEqual([]);
    }
  });
});

function pageOf(columns: readonly { view: string; about: string; column: string; type: string; what: string | null }[]): string {
  return [
    '# The reporting schema',
    '',
    'Rows to count, for the page “Build a table” and for tools outside: PostgreSQL schema `reporting`. No identity, no code of a case, times to the',
    'month. They are rows of single children all the same: the role is for tools that the Ministry runs itself, inside the circle of those who may see',
    'cases. Small cells are protected on the pages (docs/adr/0043), not here.',
    '',
    'The role `passerelle_reporting` reads these views and nothing else, and cannot log in. An operator makes a login for a tool:',
    '',
    '```sql',
    "create role outil login password '...' in role passerelle_reporting;",
    'alter role outil set default_transaction_read_only = on;',
    '```',
    '',
    'This page is held to the database by test/reports/builder.spec.ts, which also writes it (`WRITE=1`).',
    ...[...Map.groupBy(columns, ({ view }) => view)].flatMap(([view, of]) => [
      '', `## reporting.${view}`, '', `${of[0]?.about ?? ''}.`, '', '| column | type | what |', '|---|---|---|', ...of.map(({ column, type, what }) => `| ${column} | ${type} | ${what ?? ''} |`),
    ]),
    '',
  ].join('\n');
}
