import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface List {
  items: { id: string; name?: string }[];
  total: number;
  byLikeness?: boolean;
}

describe('Who finds whom by name', () => {
  let world: World;
  let gao: Caller;
  let mopti: Caller;
  const ids: Record<'young' | 'old' | 'unknown' | 'elsewhere', string> = { young: randomUUID(), old: randomUUID(), unknown: randomUUID(), elsewhere: randomUUID() };

  beforeAll(async () => {
    world = await World.create();
    [gao, mopti] = [await world.person('regional-officer', { region: 'gao' }), await world.person('regional-officer', { region: 'mopti' })];
    await open(gao, ids.young, 'gao', { ageYears: 11, agePrecision: 'stated' });
    await open(gao, ids.old, 'gao', { ageYears: 16, agePrecision: 'stated' });
    await open(gao, ids.unknown, 'gao', { agePrecision: 'unknown' });
    await open(mopti, ids.elsewhere, 'mopti', { ageYears: 11, agePrecision: 'stated' });
  });
  afterAll(() => world.close());

  const found = async (who: Caller, q: string, narrowing: object = {}): Promise<string[]> => {
    const { status, body } = await who.post<List>('/api/cases/search', { q, ...narrowing }, { key: null });
    expect(status).toBe(200);
    expect(body.total).toBe(body.items.length);
    return body.items.map(({ id }) => id).sort();
  };
  const those = (...names: (keyof typeof ids)[]): string[] => names.map((name) => ids[name]).sort();

  it('finds another spelling, in the own region only, and counts nobody else', async () => {
    expect(await found(gao, 'Issata Djallo')).toEqual(those('young', 'old', 'unknown'));
    expect(await found(mopti, 'Issata Djallo')).toEqual(those('elsewhere'));
    expect(await found(await world.person('national-officer'), 'Diallo Aissatou')).toEqual(those('young', 'old', 'unknown', 'elsewhere'));
  });

  it('narrows by age and place, and shuts nobody out whose age is unknown', async () => {
    expect(await found(gao, 'Aissata Diallo', { ageFrom: 10, ageTo: 12 })).toEqual(those('young', 'unknown'));
    expect((await gao.get<List>('/api/cases?ageFrom=13')).body.items.map(({ id }) => id).sort()).toEqual(those('old', 'unknown'));
    expect(await found(await world.person('national-officer'), 'Aissata Diallo', { region: 'mopti', ageTo: 12 })).toEqual(those('elsewhere'));
    expect((await gao.get('/api/cases?ageFrom=young')).status).toBe(400);
    expect((await gao.post('/api/cases/search', { q: 'Diallo', ageFrom: 'young' }, { key: null })).status).toBe(400);
  });

  it('finds nobody by name for those who may not read identity', async () => {
    expect(await found(await world.person('monitor'), 'Diallo')).toEqual([]);
  });

  it('takes no name in an address, and no search for nothing', async () => {
    const { status, text } = await gao.get('/api/cases?q=Diallo');
    expect([status, text.includes('Diallo')]).toEqual([400, false]);
    expect((await gao.post('/api/cases/search', {}, { key: null })).status).toBe(400);
    expect((await gao.post('/api/cases/search', { q: '  ' }, { key: null })).status).toBe(400);
  });

  it('finds the corrected name, and no longer the one before', async () => {
    const { status } = await mopti.put(`/api/cases/${ids.elsewhere}/identity`, { given: 'Rokia', family: 'Zerbo' }, { version: await versionOf(ids.elsewhere) });
    expect(status).toBe(200);
    expect(await found(mopti, 'Roukia Serbo')).toEqual(those('elsewhere'));
    expect(await found(mopti, 'Diallo')).toEqual([]);
  });

  it('says in the log that a name was looked for, and not which', async () => {
    const looks = await world.sql<{ detail: { by?: string } }>(`select detail from access_log where kind = 'case.search'`);
    expect(looks.some(({ detail }) => detail.by === 'name')).toBe(true);
    expect(JSON.stringify(looks)).not.toMatch(/diallo|djallo|zerbo/i);
  });

  async function versionOf(id: string): Promise<number> {
    const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [id]);
    return row?.version ?? 0;
  }

  async function open(who: Caller, id: string, region: string, age: object): Promise<void> {
    const opened = await who.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-09', region, sex: 'female', ...age });
    expect(opened.status).toBe(201);
    const named = await who.put(`/api/cases/${id}/identity`, { given: 'Aïssata', family: 'Diallo' }, { version: await versionOf(id) });
    expect(named.status).toBe(200);
  }
});
