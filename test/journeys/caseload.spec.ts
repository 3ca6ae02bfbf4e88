import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Caseload {
  standard: number;
  unassigned: number;
  items: { id: string; children: number; overdue: number; load: string; centre?: string; region?: string }[];
}
interface CaseView {
  version: number;
  follower?: string;
  allowed: string[];
  timeline: { kind: string; note?: string }[];
}

describe('who follows how many children', () => {
  let world: World;
  const people: Record<string, Caller> = {};
  const person = (name: string): Caller => {
    const found = people[name];
    if (found === undefined) throw new Error(name);
    return found;
  };
  const admitted = async (): Promise<string> => {
    const id = randomUUID();
    await person('manager').post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    expect((await person('manager').post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: 1 })).status).toBe(201);
    return id;
  };
  const page = async (who: string, id: string): Promise<CaseView> => (await person(who).get<CaseView>(`/api/cases/${id}`)).body;
  const give = async (who: string, id: string, to: string, remark?: string): Promise<number> =>
    (await person(who).put(`/api/cases/${id}/assignment`, { userId: person(to).userId, ...(remark !== undefined && { remark }) }, { version: (await page('manager', id)).version })).status;
  const caseload = async (who: string): Promise<Caseload> => (await person(who).get<Caseload>('/api/caseload')).body;
  const lineOf = ({ items }: Caseload, who: string): Caseload['items'][number] | undefined => items.find(({ id }) => id === person(who).userId);

  beforeAll(async () => {
    world = await World.create();
    Object.assign(people, {
      manager: await world.person('centre-manager', { centre: 'gao' }),
      carer: await world.person('centre-worker', { centre: 'gao' }),
      follower: await world.person('case-worker', { region: 'gao' }),
      officer: await world.person('regional-officer', { region: 'gao' }),
      elsewhere: await world.person('case-worker', { region: 'kidal' }),
      'carer-of-mopti': await world.person('centre-worker', { centre: 'mopti' }),
      ministry: await world.person('national-officer'),
      monitor: await world.person('monitor'),
    });
  }, 120_000);
  afterAll(async () => {
    await world.close();
  });

  it('is told to those who give children to workers, of their own centre and region', async () => {
    expect((await person('carer').get('/api/caseload')).status).toBe(403);
    expect((await person('monitor').get('/api/caseload')).status).toBe(403);
    const shown = async (who: string): Promise<string[]> => {
      const { items } = await caseload(who);
      return ['carer', 'follower', 'elsewhere', 'carer-of-mopti'].filter((name) => items.some(({ id }) => id === person(name).userId));
    };
    expect(await shown('manager')).toEqual(['carer', 'follower']);
    expect(await shown('officer')).toEqual(['carer', 'follower']);
    expect(await shown('ministry')).toEqual(['carer', 'follower', 'elsewhere', 'carer-of-mopti']);
  });

  it('a child given on: the next worker sees the file, and what the one before wrote for them', async () => {
    const id = await admitted();
    expect(await caseload('manager')).toMatchObject({ standard: 25, unassigned: 1 });
    expect(await page('manager', id)).toHaveProperty('allowed', expect.arrayContaining(['case.assign']));
    expect((await person('follower').get(`/api/cases/${id}`)).status).toBe(404);
    expect(await give('manager', id, 'carer', 'a peur du noir')).toBe(200);
    await world.later({ minutes: 5 });
    expect(await give('officer', id, 'follower', 'sa tante appelle le lundi')).toBe(200);
    expect(await caseload('manager')).toMatchObject({ unassigned: 0 });
    expect(lineOf(await caseload('manager'), 'follower')).toMatchObject({ children: 1, overdue: 0, load: 'room' });
    expect(lineOf(await caseload('manager'), 'carer')).toMatchObject({ children: 0 });
    const seen = await page('follower', id);
    expect(seen.follower).toBe('case-worker d’essai');
    expect(seen.timeline.filter(({ kind }) => kind === 'case.assigned').map(({ note }) => note)).toEqual(['sa tante appelle le lundi', 'a peur du noir']);
    // A monitor sees that a child was given to somebody, and neither to whom nor what was said.
    const counted = await page('monitor', id);
    expect(counted.follower).toBeUndefined();
    expect(counted.timeline.filter(({ kind }) => kind === 'case.assigned').map(({ note }) => note)).toEqual([undefined, undefined]);
  });

  it('overdue and above the standard is said', async () => {
    for (let n = 0; n < 25; n += 1) expect(await give('manager', await admitted(), 'follower')).toBe(200);
    expect(lineOf(await caseload('manager'), 'follower')).toMatchObject({ children: 26, load: 'over' });
    await world.later({ days: 10 });
    expect(lineOf(await caseload('officer'), 'follower')).toMatchObject({ children: 26, overdue: 26 });
  }, 60_000);

  it('given to nobody who follows children: refused at the field, and nothing written', async () => {
    const id = await admitted();
    const before = await world.sql('select count(*)::int as n from case_assignment');
    const answer = await person('manager').put<{ errors?: { field: string }[] }>(`/api/cases/${id}/assignment`, { userId: person('monitor').userId, remark: 'x' }, { version: (await page('manager', id)).version });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'userId']);
    expect(await world.sql('select count(*)::int as n from case_assignment')).toEqual(before);
  });
});
