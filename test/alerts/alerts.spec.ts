import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Alert {
  id: string;
  number: number;
  caseId: string;
  caseCode: string;
  caseVisible: boolean;
  step: string;
  dueAt: string;
  seenAt?: string;
  acknowledgedAt?: string;
  acknowledgedBy?: string;
  note?: string;
  deliveries: { channel: string; state: string }[];
}
interface AlertList {
  items: Alert[];
  unseen: number;
}
interface Clock {
  now: string;
  items: { id: string; caseId: string; caseCode: string; rule: { code: string; confirmed: boolean }; dueAt: string; alertStep?: string; answerable: string; acknowledged?: { by: string; note: string }; why: { fr: string }[] }[];
  counts: { overdue: number; dueSoon: number; open: number };
  nextCursor?: string;
}

describe('alerts, for the people told', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;
  let elsewhere: Caller;
  let national: Caller;
  let manager: Caller;
  const caseId = randomUUID();

  const list = async (who: Caller, state = 'open'): Promise<AlertList> => (await who.get<AlertList>(`/api/alerts?state=${state}`)).body;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('regional-officer', { region: 'mopti' });
    national = await world.person('national-officer');
    manager = await world.person('centre-manager', { centre: 'gao' });
    const answer = await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate',
    });
    expect(answer.status).toBe(201);
    await engine.sweeper.sweep();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('the responsible officer and the centre of the region are told at once; others are not', async () => {
    const [told] = (await list(officer)).items;
    expect(told).toMatchObject({ number: 1, caseId, caseVisible: true, step: 'opened', dueAt: '2026-03-12T05:30:00.000Z', deliveries: [{ channel: 'app', state: 'sent' }, { channel: 'email', state: 'queued' }] });
    // The centre hears that a child may come; the file is not yet its own.
    expect((await list(manager)).items).toMatchObject([{ caseVisible: false, step: 'opened', caseCode: told?.caseCode }]);
    for (const who of [elsewhere, liaison, national]) expect((await list(who)).items).toEqual([]);
  });

  it('seen is marked for oneself only', async () => {
    const [mine] = (await list(officer)).items;
    expect((await list(officer)).unseen).toBe(1);
    expect((await manager.post('/api/alerts/seen', { ids: [mine?.id] }, { key: null })).status).toBe(204);
    expect((await list(officer)).unseen).toBe(1);
    expect((await officer.post('/api/alerts/seen', { ids: [mine?.id] }, { key: null })).status).toBe(204);
    expect((await list(officer)).unseen).toBe(0);
  });

  it('who acknowledges says who answers, to all who were told; the ladder goes on', async () => {
    await world.at('2026-03-12T06:00:00.000Z');
    await engine.sweeper.sweep();
    const [limit] = (await list(national)).items;
    expect(limit).toMatchObject({ step: 'limit', number: 1 });
    const refused = await officer.post(`/api/alerts/${limit?.id ?? ''}/acknowledge`, { note: 'pas à moi' });
    expect(refused.status).toBe(404);
    const answer = await national.post<Alert>(`/api/alerts/${limit?.id ?? ''}/acknowledge`, { note: 'J’appelle le commandement de la zone.' });
    expect(answer).toMatchObject({ status: 200, body: { note: 'J’appelle le commandement de la zone.', acknowledgedBy: expect.stringContaining('national') } });
    expect((await list(officer)).items).toEqual([]);
    const [told] = (await list(officer, 'all')).items;
    expect(told).toMatchObject({ step: 'limit', note: 'J’appelle le commandement de la zone.' });
    await world.at('2026-03-13T05:30:00.000Z');
    await engine.sweeper.sweep();
    expect((await list(national, 'all')).items.map(({ step, number }) => [number, step])).toEqual([[2, 'escalation-1'], [1, 'limit']]);
  });

  it.each([
    [{ note: '' }, 400],
    [{ note: 'x'.repeat(301) }, 400],
    [{}, 400],
    [{ note: 'a', more: 1 }, 400],
  ])('%j is refused', async (body, status) => {
    const [alert] = (await list(national, 'all')).items;
    expect((await national.post(`/api/alerts/${alert?.id ?? ''}/acknowledge`, body)).status).toBe(status);
  });

  it('the board shows what is open, due first, with the step told, who answers and why', async () => {
    const board = (await officer.get<Clock>('/api/clock')).body;
    expect(board.counts).toEqual({ overdue: 1, dueSoon: 0, open: 1 });
    expect(board.items).toMatchObject([
      { caseId, rule: { code: 'custody-handover', confirmed: false }, dueAt: '2026-03-12T05:30:00.000Z', alertStep: 'escalation-1', acknowledged: { note: 'J’appelle le commandement de la zone.' } },
    ]);
    expect(board.items[0]?.answerable).toContain('1er bataillon');
    expect(board.items[0]?.why.map((line) => line.fr)).toContain('10 mars 2026 à 05 h 30 + 48 heures = 12 mars 2026 à 05 h 30');
    expect((await elsewhere.get<Clock>('/api/clock')).body).toMatchObject({ items: [], counts: { overdue: 0, dueSoon: 0, open: 0 } });
    expect((await liaison.get<Clock>('/api/clock')).body.items).toHaveLength(1);
  });

  it('after the release the alert is history, and the board is empty', async () => {
    const { version } = (await liaison.get<{ version: number }>(`/api/cases/${caseId}`)).body;
    const released = await officer.post(`/api/cases/${caseId}/custody/release`, { at: '2026-03-13T05:00:00.000Z', kind: 'released' }, { version });
    expect(released.status).toBe(200);
    expect((await officer.get<Clock>('/api/clock')).body.items).toEqual([]);
    const page = (await officer.get<{ deadlines: { rule: { code: string }; state: string; settledAt: string }[] }>(`/api/cases/${caseId}`)).body;
    expect(page.deadlines.find((deadline) => deadline.rule.code === 'custody-handover')).toMatchObject({ state: 'late', settledAt: '2026-03-13T05:00:00.000Z' });
    expect((await list(national)).items).toEqual([]);
    expect((await list(national, 'all')).items).toHaveLength(2);
    await world.at('2026-05-01T00:00:00.000Z');
    expect(await engine.sweeper.sweep()).toEqual({ deadlines: 0, alerts: 0 });
  });

  it('the time limits are shown with what is unconfirmed and what is not watched', async () => {
    const { items } = (await officer.get<{ items: { code: string; confirmed: boolean; watched: boolean; version: number; effectiveFrom: string }[] }>('/api/time-limits')).body;
    expect(items.find(({ code }) => code === 'custody-handover')).toMatchObject({ confirmed: false, watched: true, version: 1, effectiveFrom: '2013-01-01' });
    expect(items.find(({ code }) => code === 'custody-handover-ng')).toMatchObject({ confirmed: true, watched: false });
    expect(items.filter(({ watched }) => !watched).map(({ code }) => code).sort()).toEqual(['custody-handover-bf', 'custody-handover-ne', 'custody-handover-ng']);
  });
});
