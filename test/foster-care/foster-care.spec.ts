import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Family {
  code: string;
  state: string;
  taken: number;
  free: number;
  terms?: { places: number };
  children: { caseId: string; code: string; lastVisit?: string; overPlaces: boolean }[];
  allowances: { amount: number; from: string }[];
  nextSteps: string[];
  mayKeep: boolean;
  mayKnow: boolean;
}
interface Page {
  version: number;
  code: string;
  allowed: string[];
  stay?: { family?: string };
  whereabouts: { label: { fr: string } };
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; detail?: { fr: string }; note?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const CARERS = 'Zzmariam Zzcarers';
const VILLAGE = 'Zzvillagecache';
const PHONE = '70998877';
const WHY = 'Zzraisonrefus voisin trop proche';
const ADMITTED = '2026-03-10T09:00:00.000Z';
const TERMS = { places: 1, sex: 'any', ageFrom: 6, ageTo: 14 };

describe('foster families, and the children placed with them', () => {
  let world: World;
  let engine: Engine;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let kidal: Caller;
  let ministry: Caller;
  let caseWorker: Caller;
  let code: string;
  let first: string;
  let second: string;

  const page = async (id: string): Promise<Page> => (await officer.get<Page>(`/api/cases/${id}`)).body;
  const send = async (who: Caller, id: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(id);
    return method === 'PUT' ? await who.put<Problem>(`/api/cases/${id}/${path}`, body, { version }) : await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version });
  };
  const met = async (sex = 'male', ageYears: number | undefined = 10): Promise<string> => {
    const id = randomUUID();
    const { status } = await officer.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-01', region: 'gao', sex, agePrecision: 'stated', ageYears });
    expect(status).toBe(201);
    return id;
  };
  const admit = (id: string, more: object = {}, who = officer): Promise<{ status: number; body: Problem }> =>
    send(who, id, 'stay/admit', { id: randomUUID(), at: ADMITTED, kind: 'foster-family', family: code, ...more });
  const vet = (family: string, body: object, who = officer): Promise<{ status: number; body: Problem & Family }> => who.post(`/api/foster-families/${family}/vettings`, { id: randomUUID(), onDay: '2026-03-09', words: 'visite à domicile', ...body });
  const family = async (who = officer): Promise<Family> => (await who.get<Family>(`/api/foster-families/${code}`)).body;
  const limits = async (id: string, rule: string): Promise<string[]> => (await page(id)).deadlines.filter((one) => one.rule.code === rule).map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    kidal = await world.person('regional-officer', { region: 'kidal' });
    ministry = await world.person('national-officer');
    caseWorker = await world.person('case-worker', { region: 'gao' });
    engine = new Engine(world.databaseUrl, world.clock);
    first = await met();
    second = await met();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('a family is asked by an officer of its region, and known by a code', async () => {
    const body = { id: randomUUID(), region: 'gao', carers: CARERS, village: VILLAGE, phone: PHONE, askedOn: '2026-03-01' };
    expect((await manager.post('/api/foster-families', body)).status).toBe(403);
    expect((await kidal.post('/api/foster-families', body)).status).toBe(404);
    expect((await officer.post<Problem>('/api/foster-families', { ...body, askedOn: '2026-03-11' })).body.errors).toMatchObject([{ field: 'askedOn' }]);
    const asked = await officer.post<Family>('/api/foster-families', body);
    expect([asked.status, asked.body.code, asked.body.state, asked.body.nextSteps]).toEqual([201, 'FA-GAO-0001', 'asked', ['vetted', 'refused', 'ended']]);
    code = asked.body.code;
  });

  it('no child is placed with a family that is not vetted, not even in an emergency', async () => {
    for (const more of [{}, { emergency: 'aucune autre solution' }]) {
      const { status, body } = await admit(first, more);
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([409, 'family-not-vetted', 'family']);
    }
    expect((await admit(first, { family: 'FA-GAO-0099' })).body.errors).toMatchObject([{ field: 'family', code: 'family-unknown' }]);
    expect((await admit(first, { family: undefined, region: 'gao' })).body.errors).toMatchObject([{ field: 'family', code: 'family-required' }]);
  });

  it('a vetting says who, when, and what the family may take', async () => {
    expect((await vet(code, { step: 'vetted', ...TERMS }, manager)).status).toBe(403);
    expect((await vet(code, { step: 'vetted' })).body.errors).toMatchObject([{ field: 'places', code: 'vetting-terms-required' }]);
    expect((await vet(code, { step: 'refused', words: undefined })).body.errors).toMatchObject([{ field: 'words', code: 'words-required' }]);
    expect((await vet(code, { step: 'suspended' })).body.code).toBe('vetting-out-of-order');
    const vetted = await vet(code, { step: 'vetted', ...TERMS, until: '2026-12-31' });
    expect([vetted.status, vetted.body.state, vetted.body.free]).toEqual([201, 'vetted', 1]);
    expect((await officer.post(`/api/foster-families/${code}/trainings`, { id: randomUUID(), topic: 'safeguarding', heldOn: '2026-03-08' })).status).toBe(201);
    expect((await officer.post<Problem>(`/api/foster-families/${code}/trainings`, { id: randomUUID(), topic: 'cuisine', heldOn: '2026-03-08' })).body.errors).toMatchObject([{ field: 'topic' }]);
  });

  it('a child of another age is refused; one for whom there is room is placed, and the case says where by the code alone', async () => {
    const older = await met('male', 16);
    expect((await admit(older)).body.code).toBe('family-not-for-child');
    expect((await admit(first, { at: '2026-03-08T09:00:00.000Z' })).body.code).toBe('family-not-vetted'); // not yet, on that day
    expect((await admit(first)).status).toBe(201);
    const seen = await page(first);
    expect(seen.stay?.family).toBe('FA-GAO-0001');
    expect(seen.whereabouts.label.fr).toBe('Famille d’accueil FA-GAO-0001, Gao');
    expect(seen.timeline.find(({ kind }) => kind === 'stay.admitted')?.detail?.fr).toContain('FA-GAO-0001');
    expect(JSON.stringify(seen)).not.toContain('Zz');
  });

  it('a full family is refused; in an emergency the child is placed with a reason, and those who answer are told until there is room', async () => {
    const refused = await admit(second);
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([409, 'family-full', 'emergency']);
    expect((await admit(second, { emergency: 'menacé dans son village' })).status).toBe(201);
    expect(await limits(second, 'centre-over-full')).toEqual(['2026-03-10T09:00 open']);
    await engine.sweeper.sweep();
    expect(await world.sql(`select u.role from alert a join app_user u on u.id = a.recipient_id join time_limit_rule r on r.id = a.rule_id where r.code = 'centre-over-full'`)).toEqual(expect.arrayContaining([{ role: 'regional-officer' }]));
    expect((await family()).children.map(({ overPlaces }) => overPlaces).toSorted()).toEqual([false, true]);
    expect((await vet(code, { step: 'vetted', ...TERMS, places: 2, onDay: '2026-03-10' })).body.free).toBe(0);
    expect(await limits(second, 'centre-over-full')).toEqual(['2026-03-10T09:00 late']);
    expect((await send(officer, second, 'stay/discharge', { at: '2026-03-10T11:00:00.000Z', destination: 'family', region: 'gao' })).status).toBe(200);
    expect((await family()).free).toBe(1);
  });

  it('each visit starts the next; told by whoever follows the child', async () => {
    expect(await limits(first, 'foster-family-visit')).toEqual(['2026-03-24T09:00 open']);
    expect((await send(officer, first, 'assignment', { userId: caseWorker.userId }, 'PUT')).status).toBe(200);
    const visit = { id: randomUUID(), at: '2026-03-10T10:00:00.000Z', outcome: 'well', childHeard: true, remark: 'Zznotevisite' };
    expect((await send(officer, first, 'stay/family-visits', { ...visit, at: '2026-03-09' })).body.code).toBe('not-in-foster-family');
    expect((await send(caseWorker, first, 'stay/family-visits', visit)).status).toBe(201);
    expect(await limits(first, 'foster-family-visit')).toEqual(expect.arrayContaining(['2026-03-24T09:00 met', '2026-03-24T10:00 open']));
    expect((await page(first)).timeline.find(({ kind }) => kind === 'stay.family-visited')).toMatchObject({ detail: { fr: expect.stringContaining('entendu seul') }, note: 'Zznotevisite' });
    expect((await family()).children.find(({ caseId }) => caseId === first)?.lastVisit).toBe('2026-03-10T10:00:00.000Z');
    expect((await send(worker, first, 'stay/family-visits', { ...visit, id: randomUUID() })).status).toBe(404);
  });

  it('an allowance is recorded once for each day, by the officers', async () => {
    const pay = { id: randomUUID(), amount: 15_000, from: '2026-03-10', to: '2026-03-31', paidOn: '2026-03-10' };
    expect((await send(caseWorker, first, 'stay/allowances', pay)).status).toBe(403);
    expect((await send(officer, first, 'stay/allowances', pay)).status).toBe(201);
    const again = await send(officer, first, 'stay/allowances', { ...pay, id: randomUUID(), from: '2026-03-31', to: '2026-04-30' });
    expect([again.status, again.body.code, again.body.errors?.[0]?.field]).toEqual([409, 'allowance-overlaps', 'from']);
    expect((await page(first)).timeline.find(({ kind }) => kind === 'stay.allowance-paid')?.detail?.fr).toMatch(/^15 000 FCFA, du 10 mars 2026/);
    expect((await family()).allowances).toMatchObject([{ amount: 15_000, from: '2026-03-10' }]);
    await expect(world.sql(`insert into foster_allowance select gen_random_uuid(), case_id, stay_id, 1, '2026-03-15', '2026-03-16', paid_on, recorded_at, recorded_by from foster_allowance`)).rejects.toThrow('allowance_periods_apart');
  });

  it('who the family is: for the officers of its region, and for whoever follows a child there; each look is recorded', async () => {
    const names = (who: Caller): Promise<{ status: number; body: { carers?: string; village?: string; phone?: string; vettings?: { words: string }[] } }> => who.get(`/api/foster-families/${code}/names`);
    for (const who of [officer, ministry, caseWorker]) expect((await names(who)).body).toMatchObject({ carers: CARERS, village: VILLAGE, phone: PHONE });
    expect((await names(officer)).body.vettings?.map(({ words }) => words)).toContain('visite à domicile');
    expect(await Promise.all([worker, manager, kidal].map(async (who) => (await names(who)).status))).toEqual([403, 404, 404]);
    expect(await Promise.all([worker, manager, caseWorker, kidal].map(async (who) => (await who.get(`/api/foster-families/${code}`)).status))).toEqual([200, 200, 200, 404]);
    expect(JSON.stringify(await family())).not.toContain('Zz');
    const looks = await world.sql<{ actor: string }>(`select actor from access_log where kind = 'identity.read' and detail ->> 'family' = $1`, [code]);
    expect(new Set(looks.map(({ actor }) => actor))).toEqual(new Set([officer.userId, ministry.userId, caseWorker.userId]));
  });

  it('once the child has left, whoever followed it knows the family no more', async () => {
    expect((await send(officer, first, 'stay/discharge', { at: '2026-03-10T11:30:00.000Z', destination: 'family', region: 'gao' })).status).toBe(200);
    expect((await caseWorker.get(`/api/foster-families/${code}/names`)).status).toBe(404);
    expect((await caseWorker.get<{ items: { code: string }[] }>('/api/foster-families')).body.items.map((one) => one.code)).toEqual([code]);
    expect(await limits(first, 'foster-family-visit')).toEqual(expect.arrayContaining(['2026-03-24T10:00 lapsed']));
  });

  it('a family that is refused with a reason takes no child', async () => {
    const { body } = await officer.post<Family>('/api/foster-families', { id: randomUUID(), region: 'gao', carers: 'Autre Famille', askedOn: '2026-03-01' });
    expect(body.code).toBe('FA-GAO-0002');
    expect((await vet(body.code, { step: 'refused', words: WHY })).body.state).toBe('refused');
    expect((await admit(await met(), { family: body.code })).body.code).toBe('family-not-vetted');
  });

  it('names are corrected, and the list shows codes of one’s own region', async () => {
    expect((await officer.put(`/api/foster-families/${code}/names`, { carers: `${CARERS} Zzbis`, phone: PHONE })).status).toBe(200);
    expect((await officer.get<{ carers: string; village?: string }>(`/api/foster-families/${code}/names`)).body).toEqual(expect.objectContaining({ carers: `${CARERS} Zzbis` }));
    const list = async (who: Caller): Promise<string[]> => (await who.get<{ items: { code: string }[] }>('/api/foster-families')).body.items.map((one) => one.code);
    expect([await list(officer), await list(manager), await list(kidal), await list(ministry)]).toEqual([['FA-GAO-0001', 'FA-GAO-0002'], ['FA-GAO-0001', 'FA-GAO-0002'], [], ['FA-GAO-0001', 'FA-GAO-0002']]);
  });

  it('a dump of the database holds neither name, village, telephone nor reason', async () => {
    const tables = await world.sql<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    for (const { name } of tables) {
      const [found] = await world.sql<{ n: number }>(`select count(*)::int as n from ${name} t where t::text ~ '${CARERS.split(' ')[0] ?? ''}|${VILLAGE}|${PHONE}|Zzraison|Zznotevisite'`);
      expect([name, found?.n]).toEqual([name, 0]);
    }
  });
});
