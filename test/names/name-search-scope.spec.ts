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

  const found = async (who: Caller, query: string): Promise<string[]> => {
    const { status, body } = await who.get<List>(`/api/cases?${query}`);
    expect(status).toBe(200);
    expect(body.total).toBe(body.items.length);
    return body.items.map(({ id }) => id).sort();
  };
  const those = (...names: (keyof typeof ids)[]): string[] => names.map((name) => ids[name]).sort();

  it('finds another spelling, in the own region only, and counts nobody else', async () => {
    expect(await found(gao, 'q=Issata%20Djallo')).toEqual(those('young', 'old', 'unknown'));
    expect(await found(mopti, 'q=Issata%20Djallo')).toEqual(those('elsewhere'));
    expect(await found(await world.person('national-officer'), 'q=Diallo%20Aissatou')).toEqual(those('young', 'old', 'unknown', 'elsewhere'));
  });

  it('narrows by age and place, and shuts nobody out whose age is unknown', async () => {
    expect(await found(gao, 'q=Aissata%20Diallo&ageFrom=10&ageTo=12')).toEqual(those('young', 'unknown'));
    expect(await found(gao, 'ageFrom=13')).toEqual(those('old', 'unknown'));
    expect(await found(await world.person('national-officer'), 'q=Aissata%20Diallo&region=mopti&ageTo=12')).toEqual(those('elsewhere'));
    const { status } = await gao.get('/api/cases?ageFrom=young');
    expect(status).toBe(400);
  });

  it('finds nobody by name for those who may not read identity', async () => {
    expect(await found(await world.person('monitor'), 'q=Diallo')).toEqual([]);
  });

  it('finds the corrected name, and no longer the one before', async () => {
    const { status } = await mopti.put(`/api/cases/${ids.elsewhere}/identity`, { given: 'Rokia', family: 'Zerbo' }, { version: await versionOf(ids.elsewhere) });
    expect(status).toBe(200);
    expect(await found(mopti, 'q=Roukia%20Serbo')).toEqual(those('elsewhere'));
    expect(await found(mopti, 'q=Diallo')).toEqual([]);
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
