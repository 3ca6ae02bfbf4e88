import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Caller } from '../support/caller.js';
import { asOwner, INSTALLATION_KEY } from '../support/database.js';
import { World } from '../support/world.js';

interface Look { id: string; kind: string; at: string; inList: boolean; by: { id: string; name: string; role: string; region?: string; centre?: string; unit?: string } }
interface Looks { caseCode: string; items: Look[]; nextCursor?: string }

describe('who looked at this child', () => {
  let world: World;
  let officer: Caller;
  let elsewhere: Caller;
  let liaison: Caller;
  let worker: Caller;
  let manager: Caller;
  let ministry: Caller;
  let monitor: Caller;
  const caseId = randomUUID();
  const otherCase = randomUUID();

  const looks = async (who: Caller, of = caseId, cursor?: string): Promise<Looks> => (await who.get<Looks>(`/api/cases/${of}/looks${cursor === undefined ? '' : `?cursor=${cursor}`}`)).body;
  const capture = (id: string): Promise<unknown> =>
    liaison.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
  const version = async (): Promise<number> => (await officer.get<{ version: number }>(`/api/cases/${caseId}`)).body.version;

  beforeAll(async () => {
    world = await World.create();
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('regional-officer', { region: 'kidal' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    ministry = await world.person('national-officer');
    monitor = await world.person('monitor');
    await capture(caseId);
    await capture(otherCase);
    const named = await officer.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: await version() });
    expect(named.status).toBe(200);
  });
  afterAll(async () => {
    await world.close();
  });

  it('tells who, what and when, newest first, and where they work; the look itself is one', async () => {
    await liaison.get(`/api/cases/${caseId}`);
    await monitor.get(`/api/cases/${caseId}`);
    await officer.post('/api/looks/print', { caseId });
    const [code] = await world.sql<{ code: string }>('select code from child_case where id = $1', [caseId]);
    const answer = await looks(officer);
    expect(answer.caseCode).toBe(code?.code);
    expect(answer.items.slice(0, 4).map(({ kind, by }) => [kind, by.role])).toEqual([
      ['looks.read', 'regional-officer'], ['case.print', 'regional-officer'], ['case.read', 'monitor'], ['case.read', 'security-liaison'],
    ]);
    expect(answer.items.find(({ by }) => by.id === officer.userId)?.by).toEqual({ id: officer.userId, name: 'regional-officer d’essai', role: 'regional-officer', region: 'gao' });
    expect(answer.items.find(({ by }) => by.id === liaison.userId)?.by.unit).toBe('Unité A');
    const times = answer.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('a list of names is a look at each child in it, and at nobody else', async () => {
    await ministry.get('/api/cases');
    const seen = (await looks(officer)).items.filter(({ by, inList }) => by.id === ministry.userId && inList);
    expect(seen.map(({ kind }) => kind)).toEqual(['identity.read']);
    expect((await looks(officer, otherCase)).items.filter(({ inList }) => inList)).toEqual([]); // a child without a name yet
    await liaison.get('/api/cases'); // codes alone
    expect((await looks(officer)).items.filter(({ by, inList }) => by.id === liaison.userId && inList)).toEqual([]);
  });

  it.each([
    ['regional-officer of another region', () => elsewhere, 404],
    ['centre-manager of a centre that does not have the child', () => manager, 404],
    ['national-officer', () => ministry, 200],
    ['centre-worker', () => worker, 403],
    ['security-liaison', () => liaison, 403],
    ['monitor', () => monitor, 403],
  ])('%s gets its answer', async (_, who, status) => {
    expect((await who().get(`/api/cases/${caseId}/looks`)).status).toBe(status);
  });

  it('a print is reported by whoever sees the case, once for a submission, and by nobody else', async () => {
    const prints = async (): Promise<number> => (await world.sql(`select 1 from access_log where kind = 'case.print' and actor = $1`, [monitor.userId])).length;
    const key = randomUUID();
    expect((await monitor.post('/api/looks/print', { caseId }, { key })).status).toBe(204);
    expect((await monitor.post('/api/looks/print', { caseId }, { key })).status).toBe(204);
    expect(await prints()).toBe(1);
    expect((await elsewhere.post('/api/looks/print', { caseId })).status).toBe(404);
    expect((await monitor.post('/api/looks/print', {})).status).toBe(204);
    expect(await world.sql(`select case_id, detail from access_log where kind = 'case.print' and actor = $1 order by id`, [monitor.userId])).toEqual([
      { case_id: caseId, detail: null }, { case_id: null, detail: { page: 'list' } },
    ]);
    expect((await monitor.post('/api/looks/print', { caseId: 'x' })).status).toBe(400);
    expect((await monitor.post('/api/looks/print', { caseId: randomUUID() })).status).toBe(404);
  });

  describe('the application’s own connection', () => {
    const scoped = async <Row extends object>(scope: { user: string; grantees: string; reach: string; clearance: string }, sql: string, values: unknown[] = []): Promise<Row[]> => {
      const client = new pg.Client({ connectionString: roleUrl(world.databaseUrl, 'passerelle_app', INSTALLATION_KEY) });
      await client.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('app.user_id', $1, true), set_config('app.grantees', $2, true), set_config('app.reach', $3, true), set_config('app.clearance', $4, true)`,
          [scope.user, scope.grantees, scope.reach, scope.clearance],
        );
        return (await client.query<Row>(sql, values)).rows;
      } finally {
        await client.end();
      }
    };
    const inScope = { grantees: '{region:gao}', reach: 'granted', clearance: 'file' };

    it.each([
      ['an officer of the region', inScope, true],
      ['the ministry', { grantees: '{}', reach: 'all', clearance: 'file' }, true],
      ['another region', { ...inScope, grantees: '{region:kidal}' }, false],
      ['the level of custody', { ...inScope, clearance: 'custody' }, false],
      ['facts without files', { grantees: '{}', reach: 'all', clearance: 'facts' }, false],
      ['an auditor', { grantees: '{}', reach: 'none', clearance: 'audit' }, false],
      ['nobody', { grantees: '{}', reach: '', clearance: '' }, false],
    ])('%s reads the looks of the case by its function: %j', async (_, scope, some) => {
      const rows = await scoped({ user: officer.userId, ...scope }, 'select * from looks_at($1, null, 10)', [caseId]);
      expect(rows.length > 0).toBe(some);
    });

    it('reads no row of the access log itself, unless it audits', async () => {
      expect(await scoped({ user: officer.userId, ...inScope }, 'select 1 from access_log')).toEqual([]);
      expect((await scoped({ user: officer.userId, grantees: '{}', reach: 'none', clearance: 'audit' }, 'select 1 from access_log')).length).toBeGreaterThan(0);
    });

    it('nobody but an auditor asks for codes of cases out of their scope', async () => {
      const scope = { user: officer.userId, grantees: '{region:kidal}', reach: 'granted', clearance: 'file' };
      expect(await scoped(scope, 'select * from audited_case_codes(array[$1::uuid])', [caseId])).toEqual([]);
      const [code] = await world.sql<{ code: string }>('select code from child_case where id = $1', [caseId]);
      expect(await scoped(scope, 'select audited_case($1) as id', [code?.code])).toEqual([{ id: null }]);
    });
  });

  it('ten thousand looks are read a page at a time, by an index, each once', async () => {
    const many = randomUUID();
    await capture(many);
    await world.sql(`insert into access_log (actor, kind, case_id) select $1, 'case.read', $2 from generate_series(1, 10000)`, [officer.userId, many]);
    await world.sql(`insert into access_log (actor, kind, detail) select $1, 'identity.read', jsonb_build_object('cases', jsonb_build_array($2::text, gen_random_uuid()::text)) from generate_series(1, 500)`, [ministry.userId, many]);
    await world.sql(`insert into access_log (actor, kind, case_id) select $1, 'case.read', gen_random_uuid() from generate_series(1, 60000)`, [officer.userId]); // others'
    await world.sql('analyze access_log');
    const seen = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await looks(officer, many, cursor);
      expect(page.items.length).toBeLessThanOrEqual(100);
      page.items.forEach(({ id }) => seen.add(id));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== undefined && pages < 200);
    expect(seen.size).toBeGreaterThanOrEqual(10_500);
    // What a page reads of the log: the blocks of its own looks, not those of the 60,000 others.
    const read = async (page: string): Promise<number> =>
      await asOwner(world.databaseUrl, async (client) => {
        await client.query(`select set_config('app.clearance', 'file', false), set_config('app.reach', 'all', false)`);
        const sql = `explain (analyze, buffers, format json) select * from looks_at('${many}', ${page}, 101)`;
        await client.query(sql); // what a new connection learns of the catalogue is not the page's
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks' | 'Actual Rows', number> }] }>(sql);
        const plan = rows[0]?.['QUERY PLAN'][0].Plan;
        expect(plan?.['Actual Rows']).toBe(101);
        return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
      });
    const [table] = await world.sql<{ blocks: number }>(`select (pg_relation_size('access_log') / 8192)::int as blocks`);
    expect(await read('null')).toBeLessThan((table?.blocks ?? 0) / 2);
    expect(await read(`'${[...seen].at(5_000) ?? ''}'`)).toBeLessThan((table?.blocks ?? 0) / 2);
  });
});
