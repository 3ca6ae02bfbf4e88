import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { type Actor, ServiceAccounts } from '../../src/access/index.js';
import { CasesService } from '../../src/cases/index.js';
import { Reader, UnitOfWork } from '../../src/platform/database/index.js';
import { CATALOGUE } from '../../src/reports/catalogue.js';
import { FiguresService } from '../../src/reports/figures.service.js';
import type { ReportFigure } from '../../src/reports/figures.vocabulary.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { history, type History, type Written, writeHistory } from '../support/histories.js';
import { sealAll } from '../support/sealing.js';
import { World } from '../support/world.js';

const NOW = '2026-05-02T09:00:00.000Z';
const PERIOD = { from: '2025-01-01', to: '2026-04-30' };
/** Whatever the rows are, of today or not: words of the release. */
const WORDS = ['party'];

/** What corrections, late facts, merges and an erasure do to rows that reports read. Each tells the version that comes next, as every verb does. */
const CHANGES = [
  `update custody set ended_at = started_at + interval '1 hour', ended_precision = 'minute', ended_recorded_at = now(), ended_recorded_by = recorded_by, outcome = 'handed-over', version = version + 1 where id in (select id from custody where ended_at is null order by id limit 2)`,
  `update child_case set sex = 'female', age_years = 16, age_precision = 'stated', version = version + 1 where id in (select id from child_case order by id limit 3)`,
  `update custody set situation_unknown = not situation_unknown, version = version + 1 where id in (select id from custody order by id desc limit 2)`,
  `update custody_spell set region_code = 'kidal', authority_code = 'MINUSMA', version = version + 1 where id in (select id from custody_spell order by id limit 2)`,
  `update stay set discharged_precision = 'month', version = version + 1 where id in (select id from stay where discharged_at is not null order by id limit 2)`,
  `update child_case set merged_into = (select id from child_case where merged_into is null and status <> 'merged' order by id desc limit 1), status = 'merged', version = version + 1
     where id = (select id from child_case c where merged_into is null and not exists (select from child_case m where m.merged_into = c.id) order by id limit 1)`,
  `update child_case set erased_at = now(), register_number = null, version = version + 1 where id in (select id from child_case where merged_into is null order by id desc limit 1)`,
  `update violation set status = 'not-verified', version = version + 1 where id in (select id from violation where status = 'verified' order by id limit 1)`,
];

describe('reports as known on an earlier position', () => {
  let world: World;
  let engine: Engine;
  let figures: FiguresService;
  let actor: Actor;
  let monitor: Caller;
  let owner: pg.Client;

  const settle = ({ caseId }: Written): Promise<void> =>
    world.app.get(UnitOfWork, { strict: false }).write(actor.scope, () => world.app.get(CasesService, { strict: false }).settle(actor, caseId).then(() => undefined));
  const told = async (histories: readonly History[]): Promise<void> => {
    const written = await asOwner(world.databaseUrl, async (client) => {
      const all: Written[] = [];
      for (const one of histories) all.push(await writeHistory(client, one, world.clock.now()));
      return all;
    });
    for (const one of written) await settle(one);
  };
  const verified = async (boys: number): Promise<void> => {
    const [id, violation] = [randomUUID(), randomUUID()];
    const recorded = await monitor.post('/api/incidents', {
      id, occurredAt: '2026-02-10', region: 'gao', party: 'FLM', violations: [{ id: violation, type: 'abduction' }],
      victims: [{ id: randomUUID(), boys, suffered: [{ type: 'abduction', captivity: 'unknown' }] }], sources: [{ id: randomUUID(), kind: 'media', at: '2026-02-11' }],
    });
    const decided = await monitor.post(`/api/incidents/${id}/violations/${violation}/verification`, { id: randomUUID(), status: 'verified', on: '2026-02-20' }, { version: 1 });
    if (recorded.status !== 201 || decided.status !== 201) throw new Error(JSON.stringify([recorded.body, decided.body]));
  };
  const today = (): Promise<ReportFigure[][]> => Promise.all(CATALOGUE.map((report) => figures.today(report, PERIOD)));
  const position = async (): Promise<number> => {
    await sealAll(engine, owner);
    return (await world.app.get(Reader, { strict: false }).sealedPosition()).position;
  };

  beforeAll(async () => {
    world = await World.create({ now: NOW });
    engine = new Engine(world.databaseUrl, world.clock);
    figures = world.app.get(FiguresService, { strict: false });
    actor = world.app.get(ServiceAccounts, { strict: false }).registerImport();
    monitor = await world.person('monitor');
    owner = new pg.Client({ connectionString: world.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await engine.close();
    await world.close();
  });

  it('give the figures that were computed then, whatever was recorded, corrected, merged or erased since', async () => {
    const known: { position: number; figures: ReportFigure[][] }[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 6, maxLength: 6 }), fc.uniqueArray(fc.constantFrom(...CHANGES), { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (histories, changes, boys) => {
        await told(histories);
        await verified(boys);
        for (const change of changes) await world.sql(change);
        known.push({ position: await position(), figures: await today() });
        for (const state of known) {
          for (const [index, report] of CATALOGUE.entries()) expect([report.code, await figures.knownOn(report, PERIOD, state.position)]).toEqual([report.code, state.figures[index]]);
        }
      }),
      { numRuns: 6, endOnFailure: true, ...(process.env['SEED'] !== undefined && { seed: Number(process.env['SEED']) }) },
    );
    // The histories said something, and it changed.
    for (const [index] of CATALOGUE.entries()) {
      expect(known.at(-1)?.figures[index]?.some(({ value }) => value > 0)).toBe(true);
      expect(known[0]?.figures[index]).not.toEqual(known.at(-1)?.figures[index]);
    }
  }, 300_000);

  it.each(CATALOGUE.map((report) => [report.code, report] as const))('%s reads no table of today but lists of words', async (_, report) => {
    const read: Set<string> = new Set();
    await world.app.get(Reader, { strict: false }).asKnownOn(await position(), report.reads, async (query) => {
      await report.figures(async <Row>(text: string, values: readonly unknown[]) => {
        const plan = JSON.stringify(await query(`explain (verbose, format json) ${text}`, values));
        for (const [, table, schema] of plan.matchAll(/"Relation Name":"([^"]+)","Schema":"([^"]+)"/g)) if (schema === 'public') read.add(table ?? '');
        return await query<Row>(text, values);
      }, { from: new Date(PERIOD.from), to: new Date(PERIOD.to) });
    });
    expect([...read].filter((table) => !WORDS.includes(table))).toEqual([]);
  });

  it('show of a table of facts what the role of reports may read today, and no other table', async () => {
    const reader = world.app.get(Reader, { strict: false });
    const at = await position();
    const columns = await reader.asKnownOn(at, ['incident', 'stay'], (query) => query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r' and a.attnum > 0`));
    expect(columns.map(({ name }) => name).filter((name) => /seal|account|place/.test(name))).toEqual([]);
    for (const table of ['restricted_entry', 'case_note', 'child_key', 'app_user', 'party', 'no_table']) await expect(reader.asKnownOn(at, [table], () => Promise.resolve())).rejects.toThrow('no table of facts');
    await expect(reader.query('select 1 from journal')).rejects.toThrow('permission denied');
    expect(await reader.query('select 1 as one from incident limit 1')).toHaveLength(1); // of today again
  });

  it('are answered by position or by day, to those who read reports', async () => {
    const officer = await world.person('national-officer');
    const at = await position();
    const { body } = await officer.get<{ knownOn: { position: number }; tables: { code: string; rows: { labels: { fr: string }[]; values: number[] }[] }[] }>(`/api/reports/catalogue/violations?from=2026-01-01&to=2026-03-31&position=${String(at)}`);
    expect(body.knownOn).toMatchObject({ position: at, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(body.tables.find(({ code }) => code === 'region')?.rows[0]?.labels).toEqual([{ fr: 'Gao', en: 'Gao' }]);
    expect((await officer.get<{ items: { code: string }[] }>('/api/reports/catalogue')).body.items.map(({ code }) => code)).toEqual(CATALOGUE.map(({ code }) => code));
    const asked = async (who: Caller, search: string, code = 'violations'): Promise<[number, string | undefined]> => {
      const answer = await who.get<{ code?: string }>(`/api/reports/catalogue/${code}?from=2026-01-01&to=2026-03-31${search}`);
      return [answer.status, answer.body.code];
    };
    expect(await asked(officer, '')).toEqual([200, undefined]);
    expect(await asked(officer, '&on=2100-01-01')).toEqual([200, undefined]);
    expect(await asked(officer, '&on=2020-01-01')).toEqual([422, 'unknown-position']);
    expect(await asked(officer, '&position=99999999')).toEqual([422, 'unknown-position']);
    expect(await asked(officer, '', 'unheard-of')).toEqual([404, 'unknown-report']);
    expect((await asked(await world.person('analyst'), ''))[0]).toBe(403);
  });
});
