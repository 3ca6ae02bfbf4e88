import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterImport } from '../../src/exchange/index.js';
import type { Answer, Caller } from '../support/caller.js';
import { Attacker, type FoundOut } from '../support/disclosure-attacker.js';
import { World } from '../support/world.js';

interface Section { code: string; columns: { code: string }[]; rows: { code: string; parent?: string; label: { fr: string }; cells: (number | null)[] }[] }
interface Report { year: number; method: string; threshold: number; madeAt: string; edition: number; refused: boolean; hidden: number; sections: Section[] }

const register = (name: string): Buffer => readFileSync(new URL(`../../demo/${name}`, import.meta.url));
const YEARS = [2022, 2023, 2024];

describe('reports outside the circle of those who may see cases', () => {
  let world: World;
  let analyst: Caller;
  let monitor: Caller;
  let ministry: Caller;
  let attacker: Attacker;

  const ask = async (who: Caller, report: string, year: number): Promise<Report> => {
    const { status, body, text } = (await who.get(`/api/reports/protected?report=${report}&year=${String(year)}`)) as unknown as Answer<Report>;
    if (status !== 200) throw new Error(text);
    return body;
  };
  const cells = ({ sections }: Report): (number | null)[] => sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const exact = async (year: number): Promise<{ total: Record<string, number> }> =>
    (await ministry.get(`/api/reports/deprivation?from=${String(year)}-01-01&to=${String(year)}-12-31`)).body as unknown as { total: Record<string, number> };

  beforeAll(async () => {
    world = await World.create({ now: '2026-11-23T08:00:00.000Z' });
    const importer = world.app.get(RegisterImport, { strict: false });
    await importer.run(register('registre-captures.csv'), 'registre-captures.csv');
    await importer.run(register('fichier-violations.csv'), 'fichier-violations.csv');
    [analyst, monitor, ministry] = [await world.person('analyst'), await world.person('monitor'), await world.person('national-officer')];
    attacker = await Attacker.load();
  }, 240_000);
  afterAll(async () => {
    await world.close();
  });

  it('an analyst is given no table as it is, and no case', async () => {
    for (const path of ['deprivation', 'care', 'violations']) expect((await analyst.get(`/api/reports/${path}?from=2023-01-01&to=2023-12-31`)).status).toBe(403);
    expect((await analyst.get('/api/reports/deadlines-as-shown?on=2023-03-09')).status).toBe(403);
    expect((await analyst.get('/api/cases')).status).toBe(403);
  });

  it.each(['deprivation', 'care', 'violations'])('no small number stands in it, and what is shown is true: %s', async (report) => {
    for (const year of YEARS) {
      const answer = await ask(analyst, report, year);
      expect(answer).toMatchObject({ year, refused: false, method: 'suppress', threshold: 9 });
      expect(cells(answer).filter((value) => value !== null && value > 0 && value < 10)).toEqual([]);
    }
    if (report !== 'deprivation') return;
    const [answer, truth] = [await ask(analyst, report, 2023), await exact(2023)];
    const all = answer.sections.find(({ code }) => code === 'all');
    all?.columns.forEach(({ code }, index) => { expect([null, truth.total[code]]).toContain(all.rows[0]?.cells[index]); });
    expect(answer.hidden).toBeGreaterThan(0);
  });

  it('an attacker who adds up everything that the pages show derives nothing', async () => {
    const found: FoundOut[] = [];
    for (const year of YEARS) {
      for (const report of ['deprivation', 'violations']) found.push(...attacker.disclosed(published(await ask(analyst, report, year)), 9, 5));
    }
    expect(found).toEqual([]);
  });

  it('it is the same for everybody and every time, whatever is written meanwhile', async () => {
    const before = await ask(analyst, 'deprivation', 2023);
    const truth = await exact(2023);
    await world.sql(`update child_case set sex = 'female' where id in (select case_id from custody where extract(year from started_at) = 2023)`);
    expect(await exact(2023)).not.toEqual(truth);
    expect(await ask(monitor, 'deprivation', 2023)).toEqual(before);
    expect(await ask(ministry, 'deprivation', 2023)).toEqual(before);
  });

  it('a year that is not over has no answer, and no other period can be asked for', async () => {
    expect(await analyst.get('/api/reports/protected?report=care&year=2026')).toMatchObject({ status: 422, body: { code: 'year-not-over' } });
    expect((await analyst.get('/api/reports/protected?report=care&year=2023&from=2023-02-01')).status).toBe(400);
  });

  it('the file for a spreadsheet hides the same', async () => {
    const { text, headers } = await analyst.get('/api/reports/protected?report=deprivation&year=2023&format=csv');
    expect(headers['content-type']).toContain('text/csv');
    const figures = text.trim().split('\r\n').slice(1).map((line) => line.split(';').at(-1) ?? '');
    const shown = cells(await ask(analyst, 'deprivation', 2023));
    expect(figures).toEqual(shown.map((value) => (value === null ? 'c' : String(value))));
  });

  it('the Ministry sets how; it holds for years that nobody has asked for, and stands in the journal', async () => {
    const setting = { method: 'round', threshold: 9, width: 5, base: 10, reason: 'Demande des partenaires' };
    expect((await analyst.post('/api/disclosure/setting', setting)).status).toBe(403);
    expect(await ministry.post('/api/disclosure/setting', { ...setting, base: 9 })).toMatchObject({ status: 422, body: { code: 'base-not-above-threshold' } });
    expect(await ministry.post('/api/disclosure/setting', setting)).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await ministry.get('/api/disclosure/setting')).toMatchObject({ body: { ...setting, version: 1 } });
    expect(await world.sql(`select 1 from journal where subject = 'disclosure_setting' and row ->> 'reason' = 'Demande des partenaires'`)).toHaveLength(1);
    expect(await ask(analyst, 'deprivation', 2023)).toMatchObject({ method: 'suppress' });
    const rounded = await ask(analyst, 'violations', 2021);
    expect(rounded).toMatchObject({ method: 'round', hidden: 0, refused: false });
    expect(cells(rounded).filter((value) => (value ?? 1) % 10 !== 0)).toEqual([]);
  });

  it('the Ministry counts a year anew, with a reason: what was hidden stays hidden', async () => {
    const before = await ask(analyst, 'deprivation', 2022);
    await world.sql(`update child_case set sex = 'female' where id in (select case_id from custody where extract(year from started_at) = 2022 limit 2)`);
    const body = { report: 'deprivation', year: 2022, reason: 'Registre complété' };
    expect((await analyst.post('/api/reports/protected/renewals', body)).status).toBe(403);
    expect(await ministry.post('/api/reports/protected/renewals', { ...body, year: 2010 })).toMatchObject({ status: 404 });
    expect(await ministry.post('/api/reports/protected/renewals', body)).toMatchObject({ status: 200, body: { edition: 2 } });
    const after = await ask(analyst, 'deprivation', 2022);
    for (const { code, columns, rows } of before.sections) {
      for (const row of rows) columns.forEach((_, index) => {
        const now = after.sections.find((section) => section.code === code)?.rows.find((one) => one.code === row.code)?.cells[index];
        if (row.cells[index] === null) expect([null, 0, undefined]).toContain(now);
      });
    }
    expect(await world.sql(`select edition, reason from disclosed_table where report = 'deprivation' and year = 2022 order by edition`)).toEqual([{ edition: 1, reason: null }, { edition: 2, reason: 'Registre complété' }]);
  });
});

/** Read off the page alone: what anybody would add up. */
function published({ sections }: Report): { shown: Map<string, number | null>; sums: string[][] } {
  const shown = new Map<string, number | null>();
  const sums: string[][] = [];
  const id = (section: string, row: string, column: string): string => `${section}/${row}/${column}`;
  for (const { code, columns, rows } of sections) for (const row of rows) columns.forEach((column, index) => shown.set(id(code, row.code, column.code), row.cells[index] ?? null));
  for (const { code, columns, rows } of sections) {
    const names = columns.map((column) => column.code);
    const top = rows.filter(({ parent }) => parent === undefined).map((row) => row.code);
    const [part, of] = code.includes('.') ? code.split('.') : ['', code];
    if (names.includes('captured')) {
      for (const row of rows) sums.push(names.map((column) => id(code, row.code, column)));
      if (code !== 'all') for (const column of names) sums.push([id('all', 'all', column), ...top.map((row) => id(code, row, column))]);
    }
    if (names.includes('total')) for (const row of rows) sums.push([id(code, row.code, 'total'), ...names.filter((column) => column !== 'total').map((column) => id(code, row.code, column))]);
    if (of === 'type') sums.push([id(`${part ?? ''}.all`, 'violations', 'value'), ...top.map((row) => id(code, row, 'value'))]);
    if (of === 'sex' && part !== '') sums.push([id(`${part ?? ''}.all`, 'children', 'value'), ...top.map((row) => id(code, row, 'value'))]);
    if (of === 'party' || of === 'region') {
      if (part === '') continue;
      for (const column of names) sums.push([column === 'total' ? id(`${part ?? ''}.all`, 'violations', 'value') : id(`${part ?? ''}.type`, column, 'value'), ...top.map((row) => id(code, row, column))]);
    }
    if (of === 'type-sex') for (const column of names) sums.push([id(`${part ?? ''}.type`, column, 'value'), ...top.map((row) => id(code, row, column))]);
    const whole: Record<string, string> = { harm: 'killing-and-maiming', cause: 'killing-and-maiming', captivity: 'abduction', facility: 'attacks-on-schools-and-hospitals' };
    const type = whole[of ?? ''];
    if (type !== undefined) sums.push([id(`${part ?? ''}.type`, type, 'value'), ...top.map((row) => id(code, row, 'value'))]);
  }
  return { shown, sums };
}
