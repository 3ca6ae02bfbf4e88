import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Field {
  id: string;
  version: number;
  label: { fr: string };
  options: { code: string; label: { fr: string; en: string } }[];
}
interface Answers {
  asked: Field[];
  items: { label: { fr: string }; place: string; on: string; text?: string; number?: number; day?: string; flag?: boolean; choice?: { fr: string } }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}
type Fields = { items: Field[] } & Problem;

const RATED = { safety: 3, health: 3, psychosocial: 3, education: 3, livelihood: 3, family: 3, community: 3, strengths: 'sait coudre', needs: 'une école' };

describe('additional fields', () => {
  let world: World;
  let admin: Caller;
  let ministry: Caller;
  let worker: Caller;
  let monitor: Caller;
  let mopti: Caller;

  const add = async (more: object, who = admin): Promise<{ status: number; body: Fields; id: string }> => {
    const id = randomUUID();
    const { status, body } = await who.post<Fields>('/api/extra-fields', { id, place: 'service', kind: 'number', fr: 'Combien de repas', en: 'How many meals', required: false, position: 0, ...more });
    return { status, body, id };
  };
  const answers = async (id: string, who = worker): Promise<Answers> => (await who.get<Answers>(`/api/cases/${id}/extra-answers`)).body;
  const versionOf = async (id: string): Promise<number> => (await ministry.get<{ version: number }>(`/api/cases/${id}`)).body.version;
  const send = async (id: string, path: string, body: object, who = worker): Promise<{ status: number; body: Problem }> => await who.post<Problem>(`/api/cases/${id}/${path}`, { id: randomUUID(), ...body }, { version: await versionOf(id) });
  const opened = async (centre = 'gao', who = worker): Promise<string> => {
    const id = randomUUID();
    await who.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-05', region: centre, centre, sex: 'male', ageYears: 14, agePrecision: 'stated' });
    return id;
  };
  const admit = (id: string, extra?: object[], centre = 'gao', who = worker): Promise<{ status: number; body: Problem }> => send(id, 'stay/admit', { at: '2026-03-06T09:00:00.000Z', kind: 'centre', centre, ...(extra !== undefined && { extra }) }, who);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    admin = await world.person('administrator');
    ministry = await world.person('national-officer');
    worker = await world.person('centre-worker', { centre: 'gao' });
    mopti = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
  });
  afterAll(async () => {
    await world.close();
  });

  it('what is required at admission in one centre is asked there, refused beside its field where it is missing, and kept sealed where it is a text', async () => {
    const tribe = await add({ place: 'admission', kind: 'text', fr: 'Langue du village', en: 'Language of the village', required: true, centre: 'gao' });
    expect(tribe.status).toBe(201);
    const [id, far] = [await opened(), await opened('mopti', mopti)];
    expect((await answers(id)).asked.map((field) => field.id)).toEqual([tribe.id]);
    expect((await answers(far, mopti)).asked).toEqual([]);
    expect((await admit(far, undefined, 'mopti', mopti)).status).toBe(201);
    expect((await admit(id)).body.errors).toMatchObject([{ field: `extra.${tribe.id}`, code: 'field-required' }]);
    expect((await admit(id, [{ field: tribe.id, number: 3 }])).body.errors).toMatchObject([{ field: `extra.${tribe.id}`, code: 'field-wrong-kind' }]);
    expect((await ministry.get<{ status: string }>(`/api/cases/${id}`)).body.status).toBe('identified'); // nothing half-written
    expect((await admit(id, [{ field: tribe.id, text: 'parle avec Zamzama' }])).status).toBe(201);
    expect((await answers(id)).items).toMatchObject([{ label: { fr: 'Langue du village' }, place: 'admission', on: '2026-03-06', text: 'parle avec Zamzama' }]);
    const [plain] = await world.sql<{ n: number }>(`select count(*)::int as n from (select a::text as row from extra_answer a union all select row::text from journal) t where row like '%Zamzama%'`);
    expect(plain?.n).toBe(0);
  });

  it('answers beside a service and a domain of an assessment are counted; a field that changes keeps old answers in the words of then', async () => {
    const [id, other] = [await opened('mopti', mopti), await opened('mopti', mopti)];
    for (const one of [id, other]) await admit(one, undefined, 'mopti', mopti);
    const meals = await add({});
    const where = await add({ kind: 'choice', fr: 'Où', en: 'Where', options: [{ fr: 'Au centre', en: 'In the centre' }, { fr: 'Dehors', en: 'Outside' }], position: 1 });
    const sleeps = await add({ place: 'assessment', domain: 'health', kind: 'yes-no', fr: 'Dort bien', en: 'Sleeps well' });
    const serve = (of: string, extra: object[]): Promise<{ status: number; body: Problem }> => send(of, 'services', { service: 'food', at: '2026-03-09', extra }, mopti);
    expect((await serve(id, [{ field: meals.id, number: 3 }, { field: where.id, choice: 'in-the-centre' }])).status).toBe(201);
    expect((await serve(id, [{ field: meals.id, number: 4.5 }])).status).toBe(201);
    expect((await serve(other, [{ field: meals.id, number: 2 }, { field: where.id, choice: 'outside' }])).status).toBe(201);
    expect((await serve(other, [{ field: where.id, choice: 'nowhere' }])).body.errors).toMatchObject([{ field: `extra.${where.id}`, code: 'unknown-code' }]);
    expect((await send(id, 'assessments', { at: '2026-03-09', ...RATED, extra: [{ field: sleeps.id, flag: false }] }, mopti)).status).toBe(201);
    const change = { seen: 1, fr: 'En quel lieu', en: 'In which place', required: false, position: 1, options: [{ code: 'in-the-centre', fr: 'Dans le centre', en: 'Inside the centre' }, { fr: 'Chez la famille', en: 'With the family' }] };
    expect((await admin.put<Fields>(`/api/extra-fields/${where.id}`, change)).status).toBe(200);
    expect((await admin.put<Fields>(`/api/extra-fields/${where.id}`, change)).body.code).toBe('list-overtaken');
    expect((await answers(other, mopti)).items.map(({ label, number, choice }) => [label.fr, number ?? choice?.fr])).toEqual([['Combien de repas', 2], ['Où', 'Dehors']]);
    expect((await serve(other, [{ field: where.id, choice: 'outside' }])).body.errors).toMatchObject([{ code: 'unknown-code' }]);
    expect((await serve(other, [{ field: where.id, choice: 'with-the-family' }])).status).toBe(201);
    const figures = async (field: string, who = ministry): Promise<unknown> => (await who.get(`/api/reports/extra-fields/${field}?from=2026-03-01&to=2026-03-31`)).body;
    expect(await figures(meals.id)).toMatchObject({ answers: 3, children: 2, sum: 9.5, least: 2, most: 4.5, rows: [] });
    expect(await figures(where.id, monitor)).toMatchObject({ answers: 3, children: 2, rows: expect.arrayContaining([{ label: { fr: 'Dans le centre', en: 'Inside the centre' }, answers: 1, children: 1 }]) });
    expect(await figures(sleeps.id)).toMatchObject({ rows: [{ label: { fr: 'Non', en: 'No' }, answers: 1, children: 1 }] });
    expect((await ministry.get(`/api/reports/extra-fields/${meals.id}?from=2026-03-01&to=2026-03-08`)).body).toMatchObject({ answers: 0 });
    expect(await world.sql(`select distinct detail ->> 'report' as report from access_log where actor = $1 and detail ->> 'report' = 'additional-field'`, [ministry.userId])).toHaveLength(1);
  });

  it('a field that is retired is asked no more, and its answers stay', async () => {
    const id = await opened('mopti', mopti);
    await admit(id, undefined, 'mopti', mopti);
    const field = await add({ kind: 'date', fr: 'Prochain rendez-vous', en: 'Next appointment', position: 9 });
    expect((await send(id, 'services', { service: 'food', at: '2026-03-09', extra: [{ field: field.id, day: '2026-04-01' }] }, mopti)).status).toBe(201);
    const retire = (retiredFrom: string): Promise<{ status: number; body: Fields }> => admin.put<Fields>(`/api/extra-fields/${field.id}`, { seen: 1, fr: 'Prochain rendez-vous', en: 'Next appointment', required: false, position: 9, retiredFrom });
    expect((await retire('2026-03-09')).body.errors).toMatchObject([{ field: 'retiredFrom', code: 'retired-in-the-past' }]);
    expect((await retire('2026-03-10')).status).toBe(200);
    expect((await answers(id, mopti)).asked.map((one) => one.id)).not.toContain(field.id);
    expect((await answers(id, mopti)).items).toMatchObject([{ day: '2026-04-01' }]);
    expect((await send(id, 'services', { service: 'food', at: '2026-03-10', extra: [{ field: field.id, day: '2026-04-01' }] }, mopti)).body.errors).toMatchObject([{ code: 'field-not-asked' }]);
  });

  it('definitions are for the Ministry and administrators, answers for whoever sees the file; what is impossible is refused', async () => {
    expect((await add({}, worker)).status).toBe(403);
    expect((await add({}, ministry)).status).toBe(201);
    expect((await add({ place: 'assessment', kind: 'yes-no' })).body.errors).toMatchObject([{ field: 'domain', code: 'field-domain' }]);
    expect((await add({ kind: 'choice', options: [{ fr: 'a', en: 'a' }] })).body.errors).toMatchObject([{ field: 'options', code: 'field-options' }]);
    expect((await add({ region: 'gao', centre: 'gao' })).body.errors).toMatchObject([{ field: 'centre', code: 'one-place-only' }]);
    const id = await opened();
    expect((await mopti.get(`/api/cases/${id}/extra-answers`)).status).toBe(404);
    expect((await admin.get(`/api/cases/${id}/extra-answers`)).status).toBe(403);
    await expect(world.sql(`update extra_field_version set label_fr = 'autre'`)).rejects.toThrow('append only');
    await expect(world.sql(`insert into extra_answer (id, case_id, field_id, field_version, about_id, number_value, choice_value, happened_at, recorded_at, recorded_by)
      select gen_random_uuid(), a.case_id, a.field_id, a.field_version, gen_random_uuid(), 1, 'x', now(), now(), a.recorded_by from extra_answer a limit 1`)).rejects.toThrow('extra_answer_is_one');
    expect(await world.sql(`select distinct subject from journal where subject like 'extra%' order by 1`)).toEqual([{ subject: 'extra_answer' }, { subject: 'extra_field_version' }]);
  });
});
