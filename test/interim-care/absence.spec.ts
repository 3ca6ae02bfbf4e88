import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  status: string;
  allowed: string[];
  stay?: { id: string };
  whereabouts: { precise: boolean; since: string };
  answerable: { label: { fr: string } };
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string; detail?: { fr: string }; correctable?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const GONE = '2026-03-10T06:00:00.000Z';

describe('absence without leave', () => {
  let world: World;
  let engine: Engine;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let caseWorker: Caller;
  let liaison: Caller;

  const page = async (id: string): Promise<Page> => (await officer.get<Page>(`/api/cases/${id}`)).body;
  const send = async (who: Caller, id: string, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(id);
    return await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version });
  };
  const absent = (id: string, more: object = {}, who = worker): Promise<{ status: number; body: Problem }> => send(who, id, 'stay/absences', { id: randomUUID(), at: GONE, ...more });
  const over = (id: string, more: object = {}): Promise<{ status: number; body: Problem }> => send(worker, id, 'stay/absences/end', { at: '2026-03-10T10:00:00.000Z', outcome: 'returned', ...more });
  const search = async (id: string): Promise<string[]> => (await page(id)).deadlines.filter(({ rule }) => rule.code === 'absence-search').map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);
  const inCare = async (): Promise<string> => {
    const id = randomUUID();
    await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-08', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    expect((await send(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-03-09T09:00:00.000Z', kind: 'centre', centre: 'gao' })).status).toBe(201);
    return id;
  };
  const board = async (): Promise<{ counts: { taken: number; absent: number }; present: { caseId: string; absent: boolean }[] }> =>
    (await manager.get<{ counts: { taken: number; absent: number }; present: { caseId: string; absent: boolean }[] }>('/api/centres/gao')).body;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    caseWorker = await world.person('case-worker', { region: 'gao' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    engine = new Engine(world.databaseUrl, world.clock);
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('a child found absent: shown as such, the stay and its place remain, the centre answers', async () => {
    const id = await inCare();
    const { counts } = await board();
    expect((await absent(id, { remark: 'vu pour la dernière fois au puits de Boubacar' })).status).toBe(201);
    const seen = await page(id);
    expect([seen.status, seen.stay !== undefined, seen.whereabouts.precise, seen.whereabouts.since]).toEqual(['absent-without-leave', true, false, GONE]);
    expect(seen.answerable.label.fr).toContain('Gao');
    expect(seen.allowed).toContain('stay.absence-end');
    expect(seen.allowed).not.toContain('stay.absence');
    expect(seen.timeline.find(({ kind }) => kind === 'absence.started')?.note).toBe('vu pour la dernière fois au puits de Boubacar');
    const now = await board();
    expect([now.counts.taken, now.counts.absent]).toEqual([counts.taken, counts.absent + 1]);
    expect(now.present.filter((child) => child.absent).map(({ caseId }) => caseId)).toEqual([id]);
    const [plain] = await world.sql<{ n: number }>(`select count(*)::int as n from (select t::text as row from stay_absence t union all select n::text from case_note n union all select row::text from journal) all_rows where row like '%Boubacar%'`);
    expect(plain?.n).toBe(0);
  });

  it('the manager and the regional officer are told at once, by the code alone', async () => {
    await engine.sweeper.sweep();
    const told = await world.sql<{ recipient: string; text: string }>(`
      select a.recipient_id as recipient, a::text as text from alert a join deadline d on d.id = a.deadline_id where d.rule_code = 'absence-search'`);
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([manager.userId, officer.userId].toSorted());
    for (const { text } of told) expect(text).not.toContain('Boubacar');
  });

  it('the return ends the search and nothing else; the child may be absent again', async () => {
    const id = await inCare();
    await absent(id);
    expect(await search(id)).toEqual(['2026-03-10T06:00 open']);
    expect((await over(id)).status).toBe(200);
    expect([(await page(id)).status, await search(id)]).toEqual(['in-interim-care', ['2026-03-10T06:00 late']]);
    expect((await absent(id, { at: '2026-03-10T09:00:00.000Z' })).body.errors).toMatchObject([{ field: 'at', code: 'before-previous-fact' }]);
    expect((await absent(id, { at: '2026-03-10T11:00:00.000Z' })).status).toBe(201);
    expect((await page(id)).status).toBe('absent-without-leave');
  });

  it('found elsewhere and not returning: absence and stay end at one instant, in one step', async () => {
    const id = await inCare();
    await absent(id);
    expect((await over(id, { outcome: 'found-elsewhere' })).body.errors).toMatchObject([{ field: 'destination', code: 'destination-required' }]);
    expect((await over(id, { outcome: 'found-elsewhere', destination: 'absence-without-leave' })).body.errors).toMatchObject([{ field: 'destination', code: 'destination-required' }]);
    expect((await over(id, { outcome: 'found-elsewhere', destination: 'family', remark: 'chez son oncle' })).status).toBe(200);
    const seen = await page(id);
    expect([seen.status, seen.stay, await search(id)]).toEqual(['in-reintegration', undefined, ['2026-03-10T06:00 late']]);
    const [row] = await world.sql<{ same: boolean }>('select a.ended_at = s.discharged_at as same from stay_absence a join stay s on s.id = a.stay_id where a.case_id = $1', [id]);
    expect(row?.same).toBe(true);
    const entry = seen.timeline.find(({ kind }) => kind === 'stay.discharged');
    expect((await send(worker, id, 'corrections', { id: randomUUID(), kind: 'stay.discharged', factId: entry?.correctable, at: '2026-03-10T09:30:00.000Z', reason: 'lu dans le cahier' })).status).toBe(201);
    const [moved] = await world.sql<{ at: Date }>('select a.ended_at as at from stay_absence a join stay s on s.id = a.stay_id where a.case_id = $1 and a.ended_at = s.discharged_at', [id]);
    expect(moved?.at.toISOString()).toBe('2026-03-10T09:30:00.000Z');
  });

  it('a child whom nobody finds leaves as absent, and not otherwise: the search is void with the stay', async () => {
    const id = await inCare();
    await absent(id);
    const home = await send(worker, id, 'stay/discharge', { at: '2026-03-10T11:00:00.000Z', destination: 'family' });
    expect([home.status, home.body.code, home.body.errors?.[0]?.field]).toEqual([409, 'child-absent', 'destination']);
    expect((await send(worker, id, 'stay/discharge', { at: '2026-03-10T11:00:00.000Z', destination: 'absence-without-leave' })).status).toBe(200);
    const seen = await page(id);
    expect([seen.status, seen.stay, await search(id)]).toEqual(['absent-without-leave', undefined, ['2026-03-10T06:00 late']]);
    expect(seen.allowed).toContain('stay.admit'); // found again one day
    expect((await over(id)).body.code).toBe('child-not-absent');
  });

  it.each([
    ['before the admission', '2026-03-09T08:59:00.000Z', 'absence-before-admission'],
    ['in the future', '2026-03-10T13:00:00.000Z', 'in-the-future'],
  ])('an absence %s is refused beside its field', async (_, at, code) => {
    expect((await absent(await inCare(), { at })).body.errors).toMatchObject([{ field: 'at', code }]);
  });

  it('an absence of a child in no stay, two at once and an end before the start are refused', async () => {
    const id = randomUUID();
    await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-08', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    expect((await absent(id)).body.code).toBe('not-in-care');
    const other = await inCare();
    expect((await over(other)).body.code).toBe('child-not-absent');
    await absent(other);
    expect((await absent(other)).body.code).toBe('child-absent');
    expect((await over(other, { at: '2026-03-10T05:00:00.000Z' })).body.errors).toMatchObject([{ field: 'at', code: 'absence-end-before-start' }]);
    await expect(world.sql(`insert into stay_absence (id, case_id, stay_id, since_at, since_precision, recorded_at, recorded_by)
      select gen_random_uuid(), case_id, stay_id, since_at, since_precision, recorded_at, recorded_by from stay_absence where case_id = $1`, [other])).rejects.toThrow('stay_absence_one_open');
  });

  it('a corrected hour moves the search', async () => {
    const id = await inCare();
    await absent(id);
    const entry = (await page(id)).timeline.find(({ kind }) => kind === 'absence.started');
    const to = (at: string): Promise<{ status: number; body: Problem }> => send(worker, id, 'corrections', { id: randomUUID(), kind: 'absence.started', factId: entry?.correctable, at, reason: 'lu dans le cahier' });
    expect((await to('2026-03-09T08:00:00.000Z')).body.errors).toMatchObject([{ field: 'at', code: 'before-previous-fact' }]);
    expect((await to('2026-03-10')).status).toBe(201);
    expect(await search(id)).toEqual(['2026-03-10T00:00 open']);
  });

  it('who does not work in the centre records no absence', async () => {
    const id = await inCare();
    expect((await absent(id, {}, caseWorker)).status).toBe(403);
    expect((await absent(id, {}, liaison)).status).toBe(403);
  });
});
