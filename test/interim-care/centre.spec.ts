import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Child {
  caseId: string;
  code: string;
  state: string;
  overPlaces: boolean;
}
interface Board {
  placesSince?: string;
  counts: { places: number; taken: number; free: number; over: number; elsewhere: number; expected: number; leaving: number };
  groups: { sex: string; ageFrom: number; ageTo: number; places: number; taken: number; free: number; over: number }[];
  present: Child[];
  expected: Child[];
}
interface Page {
  version: number;
  allowed: string[];
  deadlines: { rule: { code: string }; state: string; startsAt: string; dueAt: string }[];
  timeline: { kind: string; id: string; note?: string; correctable?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const PLACES = { effectiveFrom: '2026-03-10', groups: [{ sex: 'male', ageFrom: 7, ageTo: 17, places: 2 }, { sex: 'female', ageFrom: 7, ageTo: 17, places: 1 }] };
const ADMITTED = '2026-03-10T09:00:00.000Z';

describe('the places of a centre and its board', () => {
  let world: World;
  let engine: Engine;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let kidal: Caller;
  let liaison: Caller;
  const boys: string[] = [];
  let girl: string;

  const board = async (who: Caller): Promise<Board> => (await who.get<Board>('/api/centres/gao')).body;
  const page = async (id: string): Promise<Page> => (await officer.get<Page>(`/api/cases/${id}`)).body;
  const send = async (who: Caller, id: string, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(id);
    return await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version });
  };
  const met = async (sex: string, ageYears?: number): Promise<string> => {
    const id = randomUUID();
    const { status } = await worker.post('/api/cases', {
      id, entry: 'community', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex, agePrecision: ageYears === undefined ? 'unknown' : 'stated', ...(ageYears !== undefined && { ageYears }),
    });
    expect(status).toBe(201);
    return id;
  };
  const admit = (id: string, more: object = {}): Promise<{ status: number; body: Problem }> => send(worker, id, 'stay/admit', { id: randomUUID(), at: ADMITTED, kind: 'centre', centre: 'gao', ...more });
  const overFull = async (id: string): Promise<string[]> => (await page(id)).deadlines.filter(({ rule }) => rule.code === 'centre-over-full').map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    kidal = await world.person('centre-manager', { centre: 'kidal' });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('without places recorded the board counts children, and nobody is turned away', async () => {
    const first = await met('male', 14);
    boys.push(first);
    expect((await admit(first)).status).toBe(201);
    const seen = await board(worker);
    expect(seen.placesSince).toBeUndefined();
    expect(seen.counts).toEqual({ places: 0, taken: 1, free: 0, over: 0, elsewhere: 0, expected: 0, leaving: 0, absent: 0, uncalled: 1 });
  });

  it('places are recorded by the officers of the region, from a day on, by sex and age', async () => {
    expect((await manager.post('/api/centres/gao/places', PLACES)).status).toBe(403);
    expect((await kidal.get('/api/centres/gao')).status).toBe(404);
    expect((await liaison.get('/api/centres/gao')).status).toBe(403);
    const { status, body } = await officer.post<Board>('/api/centres/gao/places', PLACES);
    expect(status).toBe(201);
    expect(body.counts).toMatchObject({ places: 3, taken: 1, free: 2, over: 0 });
    expect(body.groups).toEqual([{ sex: 'female', ageFrom: 7, ageTo: 17, places: 1, taken: 0, free: 1, over: 0 }, { sex: 'male', ageFrom: 7, ageTo: 17, places: 2, taken: 1, free: 1, over: 0 }]);
    expect(body.placesSince).toBe('2026-03-10');
  });

  it.each([
    ['of yesterday', { ...PLACES, effectiveFrom: '2026-03-09' }, 'effectiveFrom: places-in-the-past'],
    ['with a year in two groups', { ...PLACES, groups: [...PLACES.groups, { sex: 'male', ageFrom: 17, ageTo: 20, places: 1 }] }, 'groups: place-groups-overlap'],
    ['with ages reversed', { ...PLACES, groups: [{ sex: 'male', ageFrom: 17, ageTo: 7, places: 1 }] }, 'groups: place-ages-reversed'],
  ])('places %s are refused', async (_, body, problem) => {
    const answer = await officer.post<Problem>('/api/centres/gao/places', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ field, code }) => `${field}: ${code}`)).toContain(problem);
  });

  it('places of no group are no request', async () => {
    expect((await officer.post<Problem>('/api/centres/gao/places', { ...PLACES, groups: [] })).body.errors).toMatchObject([{ field: 'groups' }]);
  });

  it('the database itself keeps the groups of one version apart', async () => {
    await expect(world.sql(`insert into centre_place (id, centre_code, version, effective_from, sex, age_from, age_to, places, recorded_at, recorded_by)
      select gen_random_uuid(), 'gao', 1, '2026-03-10', 'male', 17, 18, 3, now(), recorded_by from centre_place limit 1`)).rejects.toThrow('place_groups_apart');
  });

  it('places of a day to come do not hold yet', async () => {
    expect((await officer.post<Board>('/api/centres/gao/places', { effectiveFrom: '2026-04-01', groups: [{ sex: 'male', ageFrom: 0, ageTo: 17, places: 40 }] })).body.counts.places).toBe(3);
  });

  it('a full centre refuses with a sentence, and nothing is half-written', async () => {
    boys.push(await met('male', 10), await met('male', 9));
    expect((await admit(boys[1] ?? '')).status).toBe(201);
    const refused = await admit(boys[2] ?? '');
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([409, 'centre-full', 'emergency']);
    expect((await board(worker)).counts.taken).toBe(2);
    expect((await page(boys[2] ?? '')).allowed).toContain('stay.admit');
  });

  it('a reason of emergency where there is a place is not taken', async () => {
    girl = await met('female', 12);
    expect((await admit(girl, { emergency: 'raison sans besoin' })).body.code).toBe('centre-not-full');
    expect((await admit(girl)).status).toBe(201);
  });

  it('in an emergency the child is admitted with a reason, sealed, and a limit is due at once', async () => {
    const child = boys[2] ?? '';
    expect((await admit(child, { emergency: 'arrivé blessé dans la nuit' })).status).toBe(201);
    expect(await overFull(child)).toEqual(['2026-03-10T09:00 open']);
    const seen = await board(manager);
    expect(seen.counts).toMatchObject({ places: 3, taken: 4, free: 0, over: 1 });
    expect(seen.present.filter(({ overPlaces }) => overPlaces).map(({ caseId }) => caseId)).toEqual([child]);
    expect((await page(child)).timeline.find(({ kind }) => kind === 'stay.admitted-over-places')?.note).toBe('arrivé blessé dans la nuit');
    const plain = await world.sql<{ n: number }>(`select count(*)::int as n from (select t::text as row from stay_over_places t union all select n::text from case_note n union all select row::text from journal) all_rows where row like '%blessé%'`);
    expect(plain).toEqual([{ n: 0 }]);
  });

  it('the manager of the centre and the officer of the region are told at once, by the case code alone', async () => {
    await engine.sweeper.sweep();
    const told = await world.sql<{ recipient: string; text: string }>(`
      select a.recipient_id as recipient, a::text as text from alert a join deadline d on d.id = a.deadline_id where d.rule_code = 'centre-over-full' order by a.created_at`);
    expect(told.map(({ recipient }) => recipient).toSorted()).toEqual([manager.userId, officer.userId].toSorted());
    for (const { text } of told) expect(text).not.toContain('bless');
  });

  it('the limit moves with the corrected hour of the admission', async () => {
    const child = boys[2] ?? '';
    const entry = (await page(child)).timeline.find(({ kind }) => kind === 'stay.admitted');
    expect((await send(worker, child, 'corrections', { id: randomUUID(), kind: 'stay.admitted', factId: entry?.correctable, at: '2026-03-10T08:30:00.000Z', reason: 'lu dans le registre' })).status).toBe(201);
    expect(await overFull(child)).toEqual(['2026-03-10T08:30 open']);
  });

  it('whoever answers for the centre answers; a centre worker does not', async () => {
    const child = boys[2] ?? '';
    expect((await send(worker, child, 'stay/over-places/answer', { answer: 'leave-planned' })).status).toBe(403);
    expect((await page(child)).allowed).toContain('stay.answer-over-places');
    expect((await send(manager, child, 'stay/over-places/answer', { answer: 'transfer-planned', remark: 'avec le CTO de Mopti' })).status).toBe(200);
    expect(await overFull(child)).toEqual(['2026-03-10T08:30 late']);
    expect((await send(manager, child, 'stay/over-places/answer', { answer: 'leave-planned' })).body.code).toBe('not-over-places');
  });

  it('once the centre is within its places again, whoever waited waits no longer', async () => {
    const [first = '', second = ''] = boys;
    const late = await met('male', 15);
    expect((await admit(late, { emergency: 'nuit' })).status).toBe(201);
    expect((await send(worker, first, 'stay/discharge', { at: '2026-03-10T10:00:00.000Z', destination: 'family' })).status).toBe(200);
    expect(await overFull(late)).toEqual(['2026-03-10T09:00 open']); // four for three places
    expect((await send(worker, second, 'stay/discharge', { at: '2026-03-10T10:30:00.000Z', destination: 'family' })).status).toBe(200);
    expect(await overFull(late)).toEqual(['2026-03-10T09:00 late']);
    expect((await page(late)).timeline.map(({ kind }) => kind)).toContain('stay.places-relieved');
    expect((await board(worker)).counts).toMatchObject({ taken: 3, free: 0, over: 0 });
  });

  it('expected: whom a unit offers and whom the centre has accepted; leaving: what the review says', async () => {
    const id = randomUUID();
    expect((await liaison.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' })).status).toBe(201);
    expect((await liaison.post(`/api/cases/${id}/handover`, { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', centre: 'gao' }, { version: 1 })).status).toBe(201);
    expect((await board(worker)).expected).toMatchObject([{ caseId: id, state: 'offered' }]);
    expect((await send(worker, id, 'handover/accept', { at: '2026-03-10T10:00:00.000Z' })).status).toBe(200);
    expect((await board(officer)).expected).toMatchObject([{ caseId: id, state: 'accepted' }]);
    expect((await send(worker, girl, 'stay/reviews', { id: randomUUID(), at: '2026-03-10T11:00:00.000Z', outcome: 'leave-planned' })).status).toBe(201);
    const seen = await board(worker);
    expect([seen.counts.expected, seen.counts.leaving]).toEqual([1, 1]);
    expect(seen.present.find(({ caseId }) => caseId === girl)?.state).toBe('leaving');
  });

  it('two admissions to the last place at once: one of them', async () => {
    expect((await send(worker, girl, 'stay/discharge', { at: '2026-03-10T11:30:00.000Z', destination: 'family' })).status).toBe(200);
    const both = await Promise.all([met('female', 10), met('female', 11)]);
    const answers = await Promise.all(both.map((id) => admit(id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('500 children: the board reads them in the same few statements', async () => {
    const count = await world.sql<{ id: string }>(`
      with person as (select id from app_user limit 1), children as (
        insert into child_case (id, code, entry, sex, age_years, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, centre_code, since_at, since_precision)
        select gen_random_uuid(), 'ML-9' || lpad((n / 10)::text, 3, '0') || '-' || lpad(n::text, 4, '0'), 'community', 'male', 12, 'stated', '2026-03-01', 'day', '2026-03-01', person.id, 'in-interim-care', 'gao', 'gao', '2026-03-02', 'day'
          from person, generate_series(1, 500) n returning id), access as (
        insert into case_access (case_id, grantee, level) select id, 'centre:gao', 'file' from children)
      insert into stay (id, case_id, kind, centre_code, admitted_at, admitted_precision, recorded_at, recorded_by)
      select gen_random_uuid(), children.id, 'centre', 'gao', '2026-03-02', 'day', '2026-03-02', person.id from children, person returning id`);
    expect(count).toHaveLength(500);
    const began = performance.now();
    const seen = await board(worker);
    expect(seen.present.length).toBeGreaterThan(500);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
