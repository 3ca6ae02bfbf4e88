import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Problem {
  code: string;
  errors: { field: string; code: string }[];
}

describe('a group of children is notified in one go', () => {
  let world: World;
  let liaison: Caller;
  let otherLiaison: Caller;
  let worker: Caller;

  const child = (change: Record<string, unknown> = {}): Record<string, unknown> => ({ id: randomUUID(), sex: 'male', ageYears: 15, agePrecision: 'stated', ...change });
  const group = (children: readonly Record<string, unknown>[], change: Record<string, unknown> = {}): Record<string, unknown> => ({
    kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', operation: 'Opération Essai', children, ...change,
  });
  const counted = async (): Promise<unknown> => await world.sql('select (select count(*) from child_case) as cases, (select count(*) from custody) as custodies, (select count(*) from journal) as lines');
  const wrong = (body: unknown): string[] => (body as Problem).errors.map(({ field, code }) => `${code} ${field}`);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    otherLiaison = await world.person('security-liaison', { unit: 'Unité B' });
    worker = await world.person('centre-worker', { centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('sixty children: sixty files in the order of the lines, each held, each with the limit running', async () => {
    const children = Array.from({ length: 60 }, () => child());
    const answer = await liaison.post<{ children: { caseId: string; code: string; version: number; visible: boolean }[] }>('/api/captures/group', group(children));
    expect(answer.status).toBe(201);
    expect(answer.body.children.map(({ caseId }) => caseId)).toEqual(children.map(({ id }) => id));
    expect(new Set(answer.body.children.map(({ code }) => code)).size).toBe(60);
    expect(answer.body.children.every(({ version, visible }) => version === 1 && visible)).toBe(true);
    const ids = children.map(({ id }) => String(id));
    expect(await world.sql('select status, count(*)::int as n from child_case where id = any ($1) group by status', [ids])).toEqual([{ status: 'in-custody', n: 60 }]);
    expect(await world.sql(`select count(distinct case_id)::int as n from deadline where case_id = any ($1) and state = 'open'`, [ids])).toEqual([{ n: 60 }]);
    const one = await liaison.get<{ status: string; allowed: string[] }>(`/api/cases/${String(ids[0])}`);
    expect(one.body.status).toBe('in-custody');
    expect((await otherLiaison.get(`/api/cases/${String(ids[0])}`)).status).toBe(404);
  });

  it('one wrong line and nothing is recorded; the answer names each wrong line', async () => {
    const before = await counted();
    const first = child();
    const answer = await liaison.post('/api/captures/group', group([first, child({ ageYears: undefined }), child({ condition: 'purple' }), { ...first }]));
    expect(answer.status).toBe(422);
    expect((answer.body as unknown as Problem).code).toBe('group-refused');
    expect(wrong(answer.body)).toEqual(['age-unsaid children.1.ageYears', 'unknown-code children.2.condition', 'already-exists children.3.id']);
    expect(await counted()).toEqual(before);
  });

  it('a child that is in the house already stops the whole group, also at the last line', async () => {
    const known = child();
    expect((await liaison.post('/api/captures/group', group([known]))).status).toBe(201);
    const before = await counted();
    expect((await liaison.post('/api/captures/group', group([child(), child(), known]))).status).toBe(409);
    expect(await counted()).toEqual(before);
  });

  it('what all share is told once, without a line', async () => {
    const before = await counted();
    const answer = await liaison.post('/api/captures/group', group([child(), child()], { startedAt: '2026-03-11' }));
    expect([answer.status, wrong(answer.body)]).toEqual([422, ['in-the-future startedAt']]);
    expect(await counted()).toEqual(before);
  });

  it('a line without its shape, no line, and one line too many', async () => {
    const shape = await liaison.post('/api/captures/group', group([child(), child({ sex: 'boy' })]));
    expect([shape.status, (shape.body as unknown as Problem).errors.map(({ field }) => field)]).toEqual([400, ['children.1.sex']]);
    for (const children of [[], Array.from({ length: 61 }, () => child())]) {
      const answer = await liaison.post('/api/captures/group', group(children));
      expect([answer.status, (answer.body as unknown as Problem).errors.map(({ field }) => field)]).toEqual([400, ['children']]);
    }
  });

  it('sent twice it is one group', async () => {
    const body = group([child(), child()]);
    const key = randomUUID();
    const first = await liaison.post('/api/captures/group', body, { key });
    const before = await counted();
    const second = await liaison.post('/api/captures/group', body, { key });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(await counted()).toEqual(before);
  });

  it('a centre may not', async () => {
    const before = await counted();
    expect((await worker.post('/api/captures/group', group([child()]))).status).toBe(403);
    expect(await counted()).toEqual(before);
  });
});
