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

interface Line { caseId: string; code: string; version: number; centre?: string; heldSince: string; offeredAt?: string }

describe('a group of children is handed over in one go', () => {
  let world: World;
  let liaison: Caller;
  let otherLiaison: Caller;
  let worker: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  const caseIds = Array.from({ length: 4 }, () => randomUUID());
  const hour = '2026-03-10T07:00:00.000Z';

  const listed = async (who: Caller, list: 'to-offer' | 'to-answer'): Promise<Line[]> => (await who.get<{ children: Line[] }>(`/api/handovers/${list}`)).body.children;
  const offer = (children: readonly { caseId: string; version: number; id?: string }[], change: object = {}): object => ({ at: hour, centre: 'gao', children: children.map((one) => ({ id: randomUUID(), caseId: one.caseId, version: one.version, ...(one.id !== undefined && { id: one.id }) })), ...change });
  const accept = (children: readonly { caseId: string; version: number }[], at = '2026-03-10T07:30:00.000Z'): object => ({ at, children: children.map(({ caseId, version }) => ({ caseId, version })) });
  const wrong = (body: unknown): string[] => (body as Problem).errors.map(({ field, code }) => `${code} ${field}`);
  const lines = async (): Promise<unknown> => await world.sql('select (select count(*)::int from handover) as handovers, (select count(*)::int from journal) as journal');
  const statuses = async (): Promise<string[]> => (await world.sql<{ status: string }>('select status from child_case where id = any ($1) order by status', [caseIds])).map(({ status }) => status);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    otherLiaison = await world.person('security-liaison', { unit: 'Unité B' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    const children = caseIds.map((id) => ({ id, sex: 'male', ageYears: 15, agePrecision: 'stated' }));
    const { status } = await liaison.post('/api/captures/group', { kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', children });
    expect(status).toBe(201);
  });
  afterAll(async () => {
    await world.close();
  });

  it('a unit sees whom it holds, the longest held first; nobody else does', async () => {
    const held = await listed(liaison, 'to-offer');
    expect(held.map(({ caseId }) => caseId).sort()).toEqual(caseIds.toSorted());
    expect(held[0]).toMatchObject({ version: 1, heldSince: '2026-03-10T05:30:00.000Z' });
    expect(await listed(otherLiaison, 'to-offer')).toEqual([]);
    expect((await worker.get('/api/handovers/to-offer')).status).toBe(403);
    expect((await monitor.get('/api/handovers/to-answer')).status).toBe(403);
  });

  it('what stands in the way of one child is told at that child, all at once, and nothing is written', async () => {
    const [first, second, third] = await listed(liaison, 'to-offer');
    if (first === undefined || second === undefined || third === undefined) throw new Error('nobody is held');
    const nobody = { caseId: randomUUID(), version: 1 };
    const before = await lines();
    const answer = await liaison.post('/api/handovers/group', offer([first, { ...second, version: 7 }, nobody, first]));
    expect(answer.status).toBe(422);
    expect(wrong(answer.body)).toEqual([`child-changed-meanwhile children.${second.caseId}`, `not-found children.${nobody.caseId}`, `already-exists children.${first.caseId}`]);
    const early = await liaison.post('/api/handovers/group', offer([first, second], { at: '2026-03-10T05:00:00.000Z' }));
    expect(wrong(early.body)).toEqual([`handover-before-capture children.${first.caseId}`, `handover-before-capture children.${second.caseId}`]);
    expect(wrong((await liaison.post('/api/handovers/group', offer([first], { centre: 'atlantis' }))).body)).toEqual(['unknown-code centre']);
    expect(wrong((await liaison.post('/api/handovers/group', offer([first], { at: '2026-03-10T08:01:00.000Z' }))).body)).toEqual(['in-the-future at']);
    expect((await otherLiaison.post('/api/handovers/group', offer([first]))).status).toBe(422);
    expect((await liaison.post('/api/handovers/group', offer([]))).status).toBe(400);
    expect(await lines()).toEqual(before);
  });

  it('three of four are offered, once, however often it is sent', async () => {
    const chosen = (await listed(liaison, 'to-offer')).slice(0, 3);
    const body = offer(chosen);
    const key = randomUUID();
    const first = await liaison.post<{ children: { caseId: string; version: number }[] }>('/api/handovers/group', body, { key });
    expect([first.status, first.body.children.map(({ caseId, version }) => [caseId, version])]).toEqual([201, chosen.map(({ caseId }) => [caseId, 2])]);
    const before = await lines();
    expect((await liaison.post('/api/handovers/group', body, { key })).body).toEqual(first.body);
    expect(await lines()).toEqual(before);
    expect(await listed(liaison, 'to-offer')).toHaveLength(1);
    expect((await listed(worker, 'to-answer')).map(({ centre, offeredAt }) => [centre, offeredAt])).toEqual(Array.from({ length: 3 }, () => ['gao', hour]));
    expect(await listed(elsewhere, 'to-answer')).toEqual([]);
  });

  it('the centre receives those who came: their custody ends at that hour, the clock of the others runs on', async () => {
    const waiting = await listed(worker, 'to-answer');
    const came = waiting.slice(0, 2);
    expect(wrong((await worker.post('/api/handovers/group/accept', accept(came, '2026-03-10T06:59:00.000Z'))).body)).toEqual(came.map(({ caseId }) => `before-previous-fact children.${caseId}`));
    expect((await elsewhere.post('/api/handovers/group/accept', accept(came))).status).toBe(422);
    const answer = await worker.post<{ children: { caseId: string }[] }>('/api/handovers/group/accept', accept(came));
    expect([answer.status, answer.body.children.map(({ caseId }) => caseId)]).toEqual([200, came.map(({ caseId }) => caseId)]);
    expect(await statuses()).toEqual(['handed-over', 'handed-over', 'handover-offered', 'in-custody']);
    const limits = await world.sql<{ state: string; n: number }>(`select state, count(*)::int as n from deadline where rule_code = 'custody-handover' group by state order by state`);
    expect(limits).toEqual([{ state: 'met', n: 2 }, { state: 'open', n: 2 }]);
    expect(await listed(worker, 'to-answer')).toHaveLength(1);
    expect(wrong((await worker.post('/api/handovers/group/accept', accept(came.map((one) => ({ ...one, version: one.version + 1 }))))).body)).toEqual(came.map(({ caseId }) => `no-handover-pending children.${caseId}`));
  });

  it('two people who receive the same child at once: it is received once, and the other is told', async () => {
    const [one] = await listed(worker, 'to-answer');
    if (one === undefined) throw new Error('nobody is offered');
    const both = await Promise.all([worker.post('/api/handovers/group/accept', accept([one])), worker.post('/api/handovers/group/accept', accept([one]))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await world.sql(`select count(*)::int as n from handover where status = 'accepted'`)).toEqual([{ n: 3 }]);
  });
});
