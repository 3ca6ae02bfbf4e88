import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DestructionService } from '../../src/retention/destruction.service.js';
import { loadRetentionRules, RetentionSweep } from '../../src/retention/index.js';
import type { Answer, Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

const WORDS = 'la mère, Mariamouza, ne veut plus que son nom reste écrit';

describe('erasures asked for, agreed to, interrupted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-requests-'));
  const list = join(folder, 'secrets', 'liste.jsonl');
  let world: World;
  let engine: Engine;
  let sweep: RetentionSweep;
  let worker: Caller;
  let manager: Caller;
  let ministry: Caller;
  let colleague: Caller;
  let auditor: Caller;

  const version = async (id: string): Promise<number> => Number((await ministry.get(`/api/cases/${id}`)).body['version']);
  /** A child who was in the centre, went home, and whose case is closed. */
  const closedCase = async (family: string): Promise<string> => {
    const id = randomUUID();
    const day = world.clock.now().toISOString().slice(0, 10);
    const must = (answer: Answer): void => { expect([answer.status, answer.body]).toEqual([expect.any(Number), expect.objectContaining({ caseId: id })]); };
    must(await worker.post('/api/cases', { id, entry: 'escape', occurredAt: day, region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' }));
    must(await worker.put(`/api/cases/${id}/identity`, { given: 'Salamatou', family }, { version: await version(id) }));
    must(await worker.post(`/api/cases/${id}/closure/request`, { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' }, { version: await version(id) }));
    must(await manager.post(`/api/cases/${id}/closure/approve`, {}, { version: await version(id) }));
    return id;
  };
  const ask = async (who: Caller, caseId: string): Promise<Answer & { id: string }> => {
    const id = randomUUID();
    return { id, ...(await who.post(`/api/cases/${caseId}/erasure`, { id, reason: 'guardian-request', remark: WORDS }, { version: await version(caseId) })) };
  };
  const statusOf = async (id: string): Promise<string | undefined> => (await world.sql<{ status: string }>('select status from erasure where id = $1', [id]))[0]?.status;
  const keys = async (caseId: string): Promise<number> => (await world.sql('select 1 from child_key where case_id = $1', [caseId])).length;

  beforeAll(async () => {
    world = await World.create({ env: { ERASURES_FILE: list } });
    Logger.overrideLogger(false); // what is expected to fail here need not be read
    engine = new Engine(world.databaseUrl, world.clock);
    sweep = new RetentionSweep(engine.database, world.clock);
    [worker, manager, ministry, colleague, auditor] = await Promise.all([
      world.person('centre-worker', { centre: 'gao' }), world.person('centre-manager', { centre: 'gao' }), world.person('national-officer'),
      world.person('national-officer'), world.person('auditor'),
    ]);
  }, 120_000);
  afterAll(async () => {
    await engine.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('who answers for the child may ask; who cares for it, who is elsewhere and who reads figures may not', async () => {
    const id = await closedCase('Essai Un');
    const elsewhere = await world.person('regional-officer', { region: 'kidal' });
    expect([(await ask(worker, id)).status, (await ask(elsewhere, id)).status, (await ask(auditor, id)).status]).toEqual([403, 404, 403]);
    expect((await manager.get<{ allowed: string[] }>(`/api/cases/${id}`)).body.allowed).toEqual(['closure.reopen', 'erasure.propose']);
    const unread = await manager.post(`/api/cases/${id}/erasure`, { id: randomUUID(), reason: 'child-request', remark: WORDS });
    expect(unread).toMatchObject({ status: 428, body: { code: 'version-missing' } });
    expect((await ask(manager, id)).status).toBe(200);
    expect(await ask(manager, id)).toMatchObject({ status: 409, body: { code: 'erasure-pending' } });
  });

  it('the words of the request are sealed, and the auditor reads the kind of reason alone', async () => {
    const { body } = await auditor.get<{ items: object[]; waiting: number }>('/api/erasures');
    expect(body).toMatchObject({ items: [{ reason: 'guardian-request', proposedBy: 'centre-manager d’essai', caseVisible: false }], waiting: 1 });
    expect((await ministry.get('/api/erasures')).body).toMatchObject({ items: [{ remark: WORDS, caseVisible: true }] });
    const written = await world.sql<{ text: string }>('select row::text as text from journal union all select n::text from case_note n union all select e::text from erasure e union all select i::text from idempotency i');
    expect(JSON.stringify([body, written])).not.toContain('Mariamouza');
  });

  it('whoever asked for it is neither of the two, whatever their role; the database says so too', async () => {
    const caseId = await closedCase('Essai Deux');
    const { id } = await ask(ministry, caseId);
    expect(await ministry.post(`/api/erasures/${id}/approve`, {})).toMatchObject({ status: 403, body: { code: 'erasure-by-proposer' } });
    await expect(world.sql('insert into erasure_approval (erasure_id, case_id, approver, at) values ($1, $2, $3, now())', [id, caseId, ministry.userId])).rejects.toThrow('does not approve it');
    expect((await colleague.post(`/api/erasures/${id}/approve`, {})).body['status']).toBe('proposed');
    expect(await keys(caseId)).toBe(1);
    expect((await auditor.post(`/api/erasures/${id}/approve`, {})).body['status']).toBe('done');
    expect(await keys(caseId)).toBe(0);
  });

  it('two who approve in the same moment erase once', async () => {
    const caseId = await closedCase('Essai Trois');
    const { id } = await ask(manager, caseId);
    const answers = await Promise.all([ministry, colleague, auditor].map((who) => who.post(`/api/erasures/${id}/approve`, {})));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409]);
    expect([await statusOf(id), await keys(caseId)]).toEqual(['done', 0]);
    expect(readFileSync(list, 'utf8').split('\n').filter((line) => line.includes(caseId))).toHaveLength(1);
  });

  it('a case that is opened again leaves the proposal, approved or not', async () => {
    const caseId = await closedCase('Essai Quatre');
    const { id } = await ask(manager, caseId);
    await ministry.post(`/api/erasures/${id}/approve`, {});
    await world.sql(`update child_case set status = 'identified' where id = $1`, [caseId]);
    expect(await statusOf(id)).toBe('withdrawn');
    expect(await auditor.post(`/api/erasures/${id}/approve`, {})).toMatchObject({ status: 409, body: { code: 'erasure-not-waiting' } });
    expect(await keys(caseId)).toBe(1);
  });

  it('while the list cannot be written nothing is erased; afterwards it can be carried out', async () => {
    const caseId = await closedCase('Essai Cinq');
    const { id } = await ask(manager, caseId);
    const kept = readFileSync(list);
    rmSync(list);
    mkdirSync(list); // no file can be written there
    await ministry.post(`/api/erasures/${id}/approve`, {});
    expect(await auditor.post(`/api/erasures/${id}/approve`, {})).toMatchObject({ status: 200, body: { status: 'approved' } });
    expect((await colleague.post(`/api/erasures/${id}/carry-out`, {})).status).toBe(500);
    expect([await statusOf(id), await keys(caseId)]).toEqual(['approved', 1]);
    rmSync(list, { recursive: true });
    const waiting = await colleague.get<{ items: { id: string; allowed: string[] }[] }>('/api/erasures');
    expect(waiting.body.items.find((item) => item.id === id)?.allowed).toEqual(['carry-out']);
    expect((await colleague.post(`/api/erasures/${id}/carry-out`, {})).body['status']).toBe('done');
    expect(await keys(caseId)).toBe(0);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('what was merged into the case as the same child is erased with it', async () => {
    const [kept, twin] = [await closedCase('Essai Huit'), await closedCase('Essai Huite')];
    await world.sql(`update child_case set status = 'merged', merged_into = $1 where id = $2`, [kept, twin]);
    const { id } = await ask(manager, kept);
    for (const who of [ministry, auditor]) await who.post(`/api/erasures/${id}/approve`, {});
    expect([await statusOf(id), await keys(kept), await keys(twin)]).toEqual(['done', 0, 0]);
    const listed = readFileSync(list, 'utf8');
    for (const one of [kept, twin]) expect(listed).toContain(one);
    const decided = await auditor.get<{ items: { id: string }[] }>('/api/erasures?state=decided');
    expect(decided.body.items.filter((item) => item.id === id)).toHaveLength(1);
  });

  it('a process that died between approval and destruction is made up for at the next start', async () => {
    const caseId = await closedCase('Essai Six');
    const { id } = await ask(manager, caseId);
    for (const who of [ministry, auditor]) await world.sql('insert into erasure_approval (erasure_id, case_id, approver, at) values ($1, $2, $3, $4)', [id, caseId, who.userId, world.clock.now()]);
    expect([await statusOf(id), await keys(caseId)]).toEqual(['approved', 1]);
    await world.app.get(DestructionService, { strict: false }).onApplicationBootstrap();
    expect([await statusOf(id), await keys(caseId)]).toEqual(['done', 0]);
    expect(readFileSync(list, 'utf8')).toContain(caseId);
  });

  it('an erased identity leaves the list of cases readable, and the case its facts', async () => {
    const { body } = await ministry.get<{ items: { name?: string }[] }>('/api/cases?status=closed');
    expect(body.items.filter(({ name }) => name === undefined).length).toBeGreaterThanOrEqual(4);
    expect((await ministry.post<{ items: object[] }>('/api/cases/search', { q: 'Salamatou' }, { key: null })).body.items.length).toBeLessThan(body.items.length);
  });

  it('a day that does not exist is refused, as any other nonsense', async () => {
    const [waiting] = (await ministry.get<{ items: { id: string }[] }>('/api/erasures')).body.items;
    for (const until of ['2027-02-30', 'demain', '2027-13']) {
      expect((await ministry.post(`/api/erasures/${waiting?.id ?? ''}/refuse`, { reason: 'tracing', until })).status).toBe(400);
    }
    expect((await ministry.post(`/api/erasures/${randomUUID()}/approve`, {})).status).toBe(404);
  });

  describe('periods', () => {
    it('loaded twice they are what they were; a changed one is a new version, and the worker goes by the version in force', async () => {
      const rules = (): Promise<{ code: string; version: number; period: string }[]> => world.sql('select code, version, period from retention_rule order by code, version');
      const before = await rules();
      await asOwner(world.databaseUrl, loadRetentionRules);
      expect(await rules()).toEqual(before);
      await world.sql(`insert into retention_rule (code, version, label_fr, label_en, starts_fr, starts_en, effect, period, source_fr, source_en, certainty, effective_from)
        select code, 2, label_fr, label_en, starts_fr, starts_en, effect, 'P1M', source_fr, source_en, certainty, '2026-06-01' from retention_rule where code = 'closed-case'`);
      await closedCase('Essai Sept');
      await world.later({ days: 40 });
      expect(await sweep.sweep()).toMatchObject({ proposed: 0 }); // the new period takes effect in June
      await world.later({ days: 60 });
      expect((await sweep.sweep()).proposed).toBeGreaterThan(0);
      await asOwner(world.databaseUrl, loadRetentionRules); // the data file still says five years: a third version, the second stays readable
      expect((await rules()).filter(({ code }) => code === 'closed-case').map(({ period }) => period)).toEqual(['P5Y', 'P1M', 'P5Y']);
      expect((await ministry.get<{ items: { code: string; version: number }[] }>('/api/retention-rules')).body.items.filter(({ code }) => code === 'closed-case').map((rule) => rule.version)).toEqual([3, 2, 1]);
    });

    it('answers and sessions past their period are deleted, in batches; younger ones stay', async () => {
      const now = world.clock.now();
      const days = (n: number): Date => new Date(now.getTime() - n * 24 * 3_600_000);
      await world.sql('update idempotency set recorded_at = $1', [days(29)]);
      await world.sql(`insert into idempotency (user_id, key, request_hash, answer, recorded_at) select $1, uuidv7(), '\\x00', '{}', $2 from generate_series(1, 1100)`, [ministry.userId, days(31)]);
      await world.sql(`update session set expires_at = $1 where user_id = $2`, [days(2), worker.userId]);
      const sessions = await world.sql('select 1 from session where user_id <> $1 and expires_at > $2', [worker.userId, days(1)]);
      expect((await sweep.sweep()).purged).toBeGreaterThan(1100);
      expect(await world.sql('select 1 from idempotency where recorded_at < $1', [days(30)])).toEqual([]);
      expect((await world.sql('select 1 from idempotency where recorded_at >= $1', [days(30)])).length).toBeGreaterThan(0);
      expect(await world.sql('select 1 from session where user_id = $1', [worker.userId])).toEqual([]);
      expect(await world.sql('select 1 from session')).toHaveLength(sessions.length);
      expect(await sweep.sweep()).toEqual({ proposed: 0, purged: 0 });
    });
  });

  it('every table that holds a key or a search token of a child is emptied with the key', async () => {
    const holding = await world.sql<{ table_name: string }>(
      `select distinct a.table_name from information_schema.columns a join information_schema.columns b using (table_schema, table_name)
        where a.table_schema = 'public' and a.column_name = 'case_id' and b.column_name in ('wrapped', 'token')`,
    );
    const emptied = await world.sql<{ table_name: string }>('select table_name from erased_with_key');
    expect(emptied.map(({ table_name }) => table_name).toSorted()).toEqual(holding.map(({ table_name }) => table_name).toSorted());
    expect(holding.length).toBeGreaterThanOrEqual(2);
  });
});
