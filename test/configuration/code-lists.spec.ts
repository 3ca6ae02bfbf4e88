import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference } from '../../src/reference/index.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { World } from '../support/world.js';

interface Detail {
  version: number;
  fixed?: string;
  items: { code: string; label: { fr: string; en: string }; category?: string; retiredFrom?: string; kept: boolean; changedBy?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}
type Reference = Record<string, { code: string; label: { fr: string }; retiredFrom?: string }[]>;

describe('code lists from a page', () => {
  let world: World;
  let admin: Caller;
  let ministry: Caller;
  let officer: Caller;
  let worker: Caller;

  const detail = async (list: string): Promise<Detail> => (await admin.get<Detail>(`/api/code-lists/${list}`)).body;
  const add = async (list: string, more: object, who = admin): Promise<{ status: number; body: Problem & Detail }> =>
    await who.post<Problem & Detail>(`/api/code-lists/${list}/codes`, { seen: (await detail(list)).version, fr: 'Soutien juridique mobile', en: 'Mobile legal clinic', ...more });
  const change = async (list: string, code: string, more: object): Promise<{ status: number; body: Problem & Detail }> => {
    const { version, items } = await detail(list);
    const held = items.find((one) => one.code === code);
    return await admin.put<Problem & Detail>(`/api/code-lists/${list}/codes/${code}`, { seen: version, fr: held?.label.fr ?? 'x', en: held?.label.en ?? 'x', ...more });
  };
  const offered = async (name: string, code: string): Promise<Reference[string][number] | undefined> => (await worker.get<Reference>('/api/reference')).body[name]?.find((one) => one.code === code);
  const inCare = async (): Promise<string> => {
    const id = randomUUID();
    await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-05', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    await worker.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-06T09:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: 1 });
    return id;
  };
  const serve = async (id: string, service: string, at: string): Promise<{ status: number; body: Problem }> =>
    await worker.post<Problem>(`/api/cases/${id}/services`, { id: randomUUID(), service, at }, { version: (await worker.get<{ version: number }>(`/api/cases/${id}`)).body.version });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    admin = await world.person('administrator');
    ministry = await world.person('national-officer');
    officer = await world.person('regional-officer', { region: 'gao' });
    worker = await world.person('centre-worker', { centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('a service that the Ministry adds is offered and accepted at once, and journalled', async () => {
    const id = await inCare();
    expect((await add('service', { category: 'care' }, ministry)).status).toBe(201);
    expect(await offered('services', 'mobile-legal-clinic')).toMatchObject({ label: { fr: 'Soutien juridique mobile' } });
    expect((await serve(id, 'mobile-legal-clinic', '2026-03-09')).status).toBe(201);
    expect((await worker.get<{ timeline: { label: { fr: string } }[] }>(`/api/cases/${id}`)).body.timeline.map(({ label }) => label.fr)).toContain('Soutien juridique mobile');
    expect(await world.sql(`select change, subject_id, actor from journal where subject = 'code_list'`)).toEqual([{ change: 'insert', subject_id: 'service/mobile-legal-clinic', actor: ministry.userId }]);
    expect((await add('service', {})).body.errors).toMatchObject([{ field: 'category', code: 'category-unknown' }]);
    expect((await add('service', { category: 'care' })).body.errors).toMatchObject([{ field: 'fr', code: 'label-taken' }]);
  });

  it('what is retired stays readable, is offered no more, and is refused for what happens from then on', async () => {
    const id = await inCare();
    expect((await change('service', 'mobile-legal-clinic', { retiredFrom: '2026-03-09' })).body.errors).toMatchObject([{ field: 'retiredFrom', code: 'retired-in-the-past' }]);
    expect((await change('service', 'mobile-legal-clinic', { retiredFrom: '2026-03-10' })).status).toBe(200);
    expect(await offered('services', 'mobile-legal-clinic')).toMatchObject({ retiredFrom: '2026-03-10' });
    expect((await serve(id, 'mobile-legal-clinic', '2026-03-10')).body.errors).toMatchObject([{ field: 'service', code: 'code-retired' }]);
    expect((await serve(id, 'mobile-legal-clinic', '2026-03-09')).status).toBe(201); // told late
    expect((await worker.get<{ timeline: { label: { fr: string } }[] }>(`/api/cases/${id}`)).body.timeline.map(({ label }) => label.fr)).toContain('Soutien juridique mobile');
    expect((await change('service', 'mobile-legal-clinic', {})).status).toBe(200);
    expect((await serve(id, 'mobile-legal-clinic', '2026-03-10')).status).toBe(201);
  });

  it('is called otherwise and put in another order; a new version of the product does not undo it', async () => {
    expect((await change('diet', 'halal', { fr: 'Repas halal' })).status).toBe(200);
    const { version, items } = await detail('diet');
    const codes = items.map(({ code }) => code).toReversed();
    expect((await admin.put(`/api/code-lists/diet/order`, { seen: version, codes: codes.slice(1) })).status).toBe(422);
    expect((await admin.put(`/api/code-lists/diet/order`, { seen: version, codes })).status).toBe(200);
    await asOwner(world.databaseUrl, loadReference);
    const after = (await worker.get<Reference>('/api/reference')).body['diets'] ?? [];
    expect([after.map(({ code }) => code), after.find(({ code }) => code === 'halal')?.label.fr]).toEqual([codes, 'Repas halal']);
    expect((await detail('diet')).items.find(({ code }) => code === 'halal')?.changedBy).toBe('administrator d’essai');
  });

  it('what another process changes is heard of', async () => {
    await offered('diets', 'halal');
    await world.sql(`update code_list set label_fr = 'Repas de la maison' where list = 'diet' and code = 'halal'`);
    for (let tries = 0; (await offered('diets', 'halal'))?.label.fr !== 'Repas de la maison'; tries += 1) {
      expect(tries).toBeLessThan(100);
      await new Promise((done) => { setTimeout(done, 20); });
    }
  });

  it('a list on which rules rest is shown and not changed; nor is a code that a rule names retired', async () => {
    expect((await detail('destination')).fixed).toBe('rules');
    expect((await add('destination', {})).body.code).toBe('list-fixed');
    expect((await change('service', 'medical-care', { retiredFrom: '2026-04-01' })).body.errors).toMatchObject([{ field: 'retiredFrom', code: 'code-kept' }]);
    expect((await admin.get('/api/code-lists/nothing')).status).toBe(404);
  });

  it('two people at once: the second reads the list again; who may not, does not', async () => {
    const { version } = await detail('country');
    expect((await add('country', { fr: 'Cap-Vert', en: 'Cabo Verde' })).status).toBe(201);
    expect((await add('country', { seen: version, fr: 'Gambie', en: 'Gambia' })).body.code).toBe('list-overtaken');
    for (const who of [officer, worker]) expect((await who.get('/api/code-lists')).status).toBe(403);
    expect((await add('country', { fr: 'Gambie', en: 'Gambia' }, officer)).status).toBe(403);
    const [row] = await world.sql<{ rights: boolean }>(`select has_table_privilege('passerelle_app', 'code_list', 'delete') as rights`);
    expect(row?.rights).toBe(false);
  });
});
