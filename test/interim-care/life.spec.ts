import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  allowed: string[];
  stay?: { admittedAt: string; centre: string };
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string; detail?: { fr: string }; correctable?: string; at?: string }[];
}
interface Life {
  incidents: { id: string; incident: string; grave: boolean; children: number; words?: string; followUp?: { outcome: string; words?: string } }[];
  weeks: { week: string; words?: string }[];
  sessions: { profession: string; confidential: boolean; words?: string }[];
  colleagues: { id: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('life in a centre', () => {
  let world: World;
  let engine: Engine;
  let worker: Caller;
  let nurse: Caller;
  let manager: Caller;
  let officer: Caller;
  let caseWorker: Caller;
  let liaison: Caller;
  let mopti: Caller;

  const page = async (id: string, who = officer): Promise<Page> => (await who.get<Page>(`/api/cases/${id}`)).body;
  const life = async (id: string, who: Caller): Promise<Life> => (await who.get<Life>(`/api/cases/${id}/stay/life`)).body;
  const send = async (who: Caller, id: string, path: string, body: object): Promise<{ status: number; body: Problem }> => await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version: (await page(id)).version });
  const inCare = async (centre = 'gao', who = worker): Promise<string> => {
    const id = randomUUID();
    await who.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-05', region: centre, centre, sex: 'male', ageYears: 14, agePrecision: 'stated' });
    expect((await who.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-06T09:00:00.000Z', kind: 'centre', centre }, { version: 1 })).status).toBe(201);
    return id;
  };
  const report = (who: Caller, id: string, more: object = {}): Promise<{ status: number; body: Problem }> =>
    send(who, id, 'stay/incidents', { id: randomUUID(), at: '2026-03-10T02:00:00.000Z', kind: 'injury', severity: 'low', others: [], actions: ['first-aid'], words: 'Sambala est tombé du mur', ...more });
  const limits = async (id: string, code = 'stay-incident'): Promise<string[]> => (await page(id)).deadlines.filter(({ rule }) => rule.code === code).map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);
  const told = async (rule: string): Promise<string[]> =>
    (await world.sql<{ told: string }>(`select r.role || ' ' || a.step_kind || case when a.tell_from is null then '' else ' in the morning' end as told from alert a join deadline d on d.id = a.deadline_id join app_user r on r.id = a.recipient_id where d.rule_code = $1 order by 1`, [rule])).map((row) => row.told);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T02:30:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    nurse = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    caseWorker = await world.person('case-worker', { region: 'gao' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    mopti = await world.person('centre-manager', { centre: 'mopti' });
    engine = new Engine(world.databaseUrl, world.clock);
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('what is not grave stands in the file of each child concerned, and alerts nobody', async () => {
    const [one, two, far] = [await inCare(), await inCare(), await inCare('mopti', mopti)];
    expect((await report(worker, one, { others: [two] })).status).toBe(201);
    expect([(await life(one, worker)).incidents, (await life(two, worker)).incidents].map(([first]) => [first?.children, first?.grave, first?.words])).toEqual([[2, false, 'Sambala est tombé du mur'], [2, false, 'Sambala est tombé du mur']]);
    expect(await limits(one)).toEqual([]);
    expect((await report(worker, one, { others: [far] })).status).toBe(404);
    const national = await world.person('national-officer');
    expect((await report(national, one, { others: [far] })).body.errors).toMatchObject([{ field: 'others', code: 'not-same-place' }]);
    expect((await life(one, worker)).incidents).toHaveLength(1); // all or nothing
    const [plain] = await world.sql<{ n: number }>(`select count(*)::int as n from (select t::text as row from stay_incident t union all select n::text from case_note n union all select row::text from journal) all_rows where row like '%Sambala%'`);
    expect(plain?.n).toBe(0);
  });

  it('a contact by an armed group is grave however severe; manager and region are told at once, at night too, by the code alone', async () => {
    const id = await inCare();
    expect((await report(worker, id, { kind: 'armed-group-contact', words: 'Sambala a reçu un appel', actions: ['guard-strengthened'] })).status).toBe(201);
    expect(await limits(id)).toEqual(['2026-03-13T02:00 open']);
    await engine.sweeper.sweep();
    expect(await told('stay-incident')).toEqual(['centre-manager opened', 'regional-officer opened']);
    const board = (await manager.get<{ present: { caseId: string; incident: boolean; noted?: boolean }[] }>('/api/centres/gao')).body;
    expect(board.present.find(({ caseId }) => caseId === id)).toMatchObject({ incident: true, noted: false });
    const listed = (await manager.get<{ items: { kind: string; children: { caseId: string; open: boolean }[] }[] }>('/api/centres/gao/incidents')).body.items;
    expect(listed.find(({ kind }) => kind === 'armed-group-contact')?.children).toMatchObject([{ caseId: id, open: true }]);
    expect((await mopti.get('/api/centres/gao/incidents')).status).toBe(404);
    const [incident] = (await life(id, manager)).incidents;
    const answer = { at: '2026-03-10T02:20:00.000Z', outcome: 'protection-plan', words: 'téléphone retiré, Sambala dort près du bureau' };
    expect((await send(worker, id, `stay/incidents/${incident?.id ?? ''}/follow-up`, answer)).status).toBe(403);
    expect((await page(id, manager)).allowed).toContain('stay.follow-up-incident');
    expect((await send(manager, id, `stay/incidents/${incident?.id ?? ''}/follow-up`, { ...answer, at: '2026-03-10T01:00:00.000Z' })).body.errors).toMatchObject([{ field: 'at', code: 'before-previous-fact' }]);
    expect((await send(manager, id, `stay/incidents/${incident?.id ?? ''}/follow-up`, answer)).status).toBe(200);
    expect(await limits(id)).toEqual(['2026-03-13T02:00 met']);
    expect((await life(id, worker)).incidents[0]?.followUp).toMatchObject({ outcome: 'protection-plan', words: answer.words });
    expect((await send(manager, id, `stay/incidents/${incident?.id ?? ''}/follow-up`, answer)).body.code).toBe('no-follow-up-open');
    const entry = (await page(id)).timeline.find(({ kind }) => kind === 'incident.happened');
    expect(entry?.detail?.fr).toContain('Contact par un groupe armé');
    expect((await send(worker, id, 'corrections', { id: randomUUID(), kind: 'incident.happened', factId: entry?.correctable, at: '2026-03-09T20:00:00.000Z', reason: 'dit plus tard' })).status).toBe(201);
    expect(await limits(id)).toEqual(['2026-03-12T20:00 met']);
  });

  it('one note a week', async () => {
    const id = await inCare();
    const note = (more: object = {}): Promise<{ status: number; body: Problem }> => send(worker, id, 'stay/week-notes', { id: randomUUID(), week: '2026-03-10', health: 'good', mood: 'watch', relations: 'good', participation: 'worrying', words: 'dort peu', ...more });
    expect((await note()).status).toBe(201);
    expect((await note({ week: '2026-03-09' })).body.errors).toMatchObject([{ field: 'week', code: 'week-noted' }]);
    expect((await note({ week: '2026-03-01' })).body.errors).toMatchObject([{ field: 'week', code: 'week-outside-stay' }]);
    expect((await note({ week: '2026-03-06' })).status).toBe(201);
    expect((await life(id, officer)).weeks.map(({ week, words }) => [week, words])).toEqual([['2026-03-09', 'dort peu'], ['2026-03-02', 'dort peu']]);
    expect((await page(id)).timeline.find(({ kind }) => kind === 'stay.week-noted')?.detail?.fr).toBe('santé : bien, humeur : à suivre, relations : bien, participation : préoccupant');
    await expect(world.sql(`insert into week_note select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid()))).* from week_note w where w.case_id = $1`, [id])).rejects.toThrow('week_note_once');
  });

  it('what a nurse writes is for the nurse and those named, who follow the child; that it took place is for the file', async () => {
    const id = await inCare();
    const session = (who: Caller, more: object): Promise<{ status: number; body: Problem }> =>
      send(who, id, 'stay/sessions', { id: randomUUID(), at: '2026-03-09T10:00:00.000Z', profession: 'nurse', topic: 'treatment', words: 'Sambala a confié sa peur', readers: [], ...more });
    expect((await session(nurse, { readers: [manager.userId] })).status).toBe(201);
    const words = async (who: Caller): Promise<unknown> => (await life(id, who)).sessions.map((one) => [one.profession, one.confidential, one.words]);
    for (const who of [nurse, manager]) expect(await words(who)).toEqual([['nurse', true, 'Sambala a confié sa peur']]);
    for (const who of [worker, officer]) expect(await words(who)).toEqual([['nurse', true, undefined]]);
    expect((await page(id)).timeline.find(({ kind }) => kind === 'stay.session-held')).toMatchObject({ detail: { fr: 'Traitement en cours' } });
    expect(JSON.stringify(await page(id, nurse))).not.toContain('Sambala');
    expect((await session(nurse, { readers: [mopti.userId] })).body.errors).toMatchObject([{ field: 'readers', code: 'restricted-person-unfit' }]);
    expect((await session(worker, { profession: 'educator', readers: [manager.userId] })).body.errors).toMatchObject([{ field: 'readers', code: 'readers-without-words' }]);
    expect((await session(worker, { profession: 'educator', topic: 'family', words: 'parle de sa mère' })).status).toBe(201);
    expect((await life(id, officer)).sessions.map((one) => one.words)).toContain('parle de sa mère');
    expect((await caseWorker.get(`/api/cases/${id}/stay/life`)).status).toBe(404);
    expect((await liaison.get(`/api/cases/${id}/stay/life`)).status).toBe(403);
    // Moved to another centre: the manager who was named follows the child no more.
    await send(officer, id, 'stay/discharge', { at: '2026-03-10T02:10:00.000Z', destination: 'other-centre' });
    await send(officer, id, 'stay/admit', { id: randomUUID(), at: '2026-03-10T02:20:00.000Z', kind: 'centre', centre: 'kidal' });
    expect((await manager.get(`/api/cases/${id}/stay/life`)).status).toBe(404);
  });

  it('the centre that is asked hears of a proposed transfer; its hours are corrected, the acceptance in one place for both stays', async () => {
    const id = await inCare();
    expect((await send(worker, id, 'stay/transfer', { id: randomUUID(), to: 'mopti', reason: 'no-place', plannedDay: '2026-03-12' })).status).toBe(201);
    await engine.sweeper.sweep();
    expect(await told('transfer-answer')).toEqual(['centre-manager opened in the morning']); // nobody comes in the night
    expect(await world.sql(`select distinct a.recipient_id as id from alert a join deadline d on d.id = a.deadline_id where d.rule_code = 'transfer-answer'`)).toEqual([{ id: mopti.userId }]);
    const fact = async (kind: string): Promise<Page['timeline'][number] | undefined> => (await page(id, national)).timeline.find((one) => one.kind === kind);
    const national = await world.person('national-officer');
    const correct = async (kind: string, at: string): Promise<{ status: number; body: Problem }> =>
      await national.post<Problem>(`/api/cases/${id}/corrections`, { id: randomUUID(), kind, factId: (await fact(kind))?.correctable, at, reason: 'noté au registre' }, { version: (await page(id, national)).version });
    expect((await correct('transfer.proposed', '2026-03-09T08:00:00.000Z')).status).toBe(201);
    expect((await page(id, national)).deadlines.filter(({ rule }) => rule.code === 'transfer-answer').map(({ dueAt }) => dueAt.slice(0, 16))).toEqual(['2026-03-11T08:00']);
    expect((await mopti.post(`/api/cases/${id}/stay/transfer/accept`, { id: randomUUID(), at: '2026-03-10T02:00:00.000Z' }, { version: (await page(id, national)).version })).status).toBe(200);
    expect([(await fact('stay.discharged'))?.correctable, (await correct('transfer.accepted', '2026-03-09T07:00:00.000Z')).body.code]).toEqual([undefined, 'before-previous-fact']);
    expect((await correct('transfer.accepted', '2026-03-09T12:00:00.000Z')).status).toBe(201);
    expect(await world.sql(`select to_char(coalesce(discharged_at, admitted_at) at time zone 'UTC', 'DD HH24:MI') as at from stay where case_id = $1 order by admitted_at`, [id])).toEqual([{ at: '09 12:00' }, { at: '09 12:00' }]);
    expect((await page(id, national)).stay).toMatchObject({ centre: 'mopti', admittedAt: '2026-03-09T12:00:00.000Z' });
    expect((await correct('transfer.accepted', '2026-03-09T15:00:00.000Z')).status).toBe(201); // and later again: two stays never overlap, not even for a moment
    expect((await page(id, national)).stay).toMatchObject({ centre: 'mopti', admittedAt: '2026-03-09T15:00:00.000Z' });
  });
});
