import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Notes {
  items: { id: string; text?: string; by: string; mentions: { name: string; readAt?: string }[]; toRead: boolean }[];
  colleagues: { id: string }[];
}
interface Meeting {
  board: { counts: { taken: number; absent: number } };
  admitted: { code: string }[];
  left: number;
  discharged: { caseId: string; code: string; destination: string }[];
  absent: { code: string }[];
  deadlines: { code: string; due: string; label: { fr: string } }[];
  later: number;
  names: { caseId: string; name: string }[];
}
interface Shifts {
  overdue: number;
  waiting: boolean;
  items: { id: string; note?: string; overdue: number; toTake: boolean; takenBy?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string }[];
}

describe('notes between colleagues, and the morning meeting', () => {
  let world: World;
  let worker: Caller;
  let nurse: Caller;
  let officer: Caller;
  let elsewhere: Caller;
  let liaison: Caller;
  const [here, leaving, long] = [randomUUID(), randomUUID(), randomUUID()];
  const codes = new Map<string, string>();
  const note = randomUUID();

  const version = async (id: string): Promise<number> => (await officer.get<{ version: number }>(`/api/cases/${id}`)).body.version;
  const write = async (who: Caller, id: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
    const { status, body: answer } = await who.send(method, `/api/cases/${id}/${path}`, body, { version: await version(id) });
    expect([path, status < 300, status < 300 ? '' : answer]).toEqual([path, true, '']);
  };
  const refusal = async (answer: Promise<Answer<Problem>>): Promise<string> => {
    const { body } = await answer;
    return [body.errors?.[0]?.field, body.code].filter((part) => part !== undefined).join(': ');
  };
  const say = (who: Caller, body: object): Promise<Answer<Problem>> => who.post<Problem>(`/api/cases/${here}/notes`, { id: randomUUID(), text: 'Mariam refuse de manger depuis la visite.', mentions: [], ...body });
  const named = async (who: Caller): Promise<string[]> => (await who.get<{ mine: { kind: string; id: string; caseId: string }[] }>('/api/me/day')).body.mine.filter(({ kind }) => kind === 'mention').map(({ caseId }) => caseId);

  beforeAll(async () => {
    world = await World.create();
    worker = await world.person('centre-worker', { centre: 'gao' });
    nurse = await world.person('centre-worker', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    liaison = await world.person('security-liaison', { unit: 'Bataillon d’essai' });
    for (const [id, admitted] of [[here, '2026-03-09T18:00:00.000Z'], [leaving, '2026-02-01T08:00:00.000Z'], [long, '2025-11-01T08:00:00.000Z']] as const) {
      const { body } = await worker.post<{ code: string }>('/api/cases', { id, entry: 'community', occurredAt: '2025-10-31T08:00:00.000Z', region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' });
      codes.set(id, body.code);
      await write(worker, id, 'stay/admit', { id: randomUUID(), at: admitted, kind: 'centre', centre: 'gao' });
    }
    await write(worker, here, 'identity', { given: 'Mariam', family: 'Essai' }, 'PUT');
    await write(worker, here, 'stay/absences', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z' });
    await write(worker, leaving, 'stay/discharge', { at: '2026-03-09T12:00:00.000Z', destination: 'family', region: 'gao' });
  }, 60_000);
  afterAll(() => world.close());

  it('a note names colleagues who see the file, and nobody else', async () => {
    expect((await say(worker, { id: note, mentions: [nurse.userId, officer.userId] })).status).toBe(201);
    expect(await refusal(say(worker, { mentions: [nurse.userId, elsewhere.userId] }))).toBe('mentions: owner-cannot-see');
    expect(await refusal(say(worker, { mentions: [liaison.userId] }))).toBe('mentions: owner-cannot-see');
    expect(await refusal(say(elsewhere, {}))).toBe('not-found');
    expect((await say(liaison, {})).status).toBe(403);
  });

  it('it stands in their day until they have read it, and in nobody else’s', async () => {
    expect([await named(nurse), await named(officer), await named(worker), await named(elsewhere)]).toEqual([[here], [here], [], []]);
    expect((await nurse.get<Notes>(`/api/cases/${here}/notes`)).body.items[0]).toMatchObject({ text: 'Mariam refuse de manger depuis la visite.', toRead: true });
    expect(await refusal(worker.post<Problem>(`/api/cases/${here}/notes/${note}/read`, {}))).toBe('not-found');
    for (let twice = 0; twice < 2; twice += 1) expect((await nurse.post(`/api/cases/${here}/notes/${note}/read`, {})).status).toBe(200);
    expect([await named(nurse), await named(officer)]).toEqual([[], [here]]);
    const { body } = await worker.get<Notes>(`/api/cases/${here}/notes`);
    expect(body.items.map(({ mentions }) => mentions.map(({ readAt }) => readAt !== undefined).toSorted())).toEqual([[false, true]]);
  });

  it('its words lie sealed', async () => {
    const rows = await world.sql(`select to_jsonb(n) as row from case_note n union all select row from journal where subject in ('case_note', 'mention')`);
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain('manger');
  });

  it('the meeting hears who came, who left, who is absent, what is due and which stay is past its limit', async () => {
    const { body } = await worker.get<Meeting>('/api/centres/gao/meeting');
    expect(body.board.counts).toMatchObject({ taken: 2, absent: 1 });
    expect(body.admitted.map(({ code }) => code)).toEqual([codes.get(here)]);
    expect([body.left, body.discharged]).toEqual([1, [{ caseId: leaving, code: codes.get(leaving), at: '2026-03-09T12:00:00.000Z', destination: 'family' }]]);
    expect(body.absent.map(({ code }) => code)).toEqual([codes.get(here)]);
    expect(body.deadlines.filter(({ due }) => due === 'past-limit').map(({ code }) => code)).toEqual([codes.get(long)]);
    expect(body.deadlines.filter(({ code, due }) => code === codes.get(long) && due === 'overdue').map(({ label }) => label.fr)).toContain('Premier examen médical');
    expect(body.deadlines.some(({ code }) => code === codes.get(leaving))).toBe(false);
    expect(body.later).toBeGreaterThan(0);
    expect(body.names).toEqual([{ caseId: here, name: 'Mariam Essai' }]);
    const looks = await world.sql<{ kind: string }>(`select kind from access_log where actor = $1 and detail ->> 'in' = 'list' and detail -> 'cases' ? $2`, [worker.userId, here]);
    expect(looks).toEqual([{ kind: 'identity.read' }]);
  });

  it('another centre is told nothing, not even by a function of the database', async () => {
    expect((await elsewhere.get('/api/centres/gao/meeting')).status).toBe(404);
    expect((await liaison.get('/api/centres/gao/meeting')).status).toBe(403);
    expect((await elsewhere.get<Meeting>('/api/centres/mopti/meeting')).body).toMatchObject({ left: 0, discharged: [], admitted: [], names: [] });
  });

  it('a shift is handed over by one and confirmed by another; what is open is counted beside it', async () => {
    const shifts = '/api/centres/gao/shifts';
    const shift = randomUUID();
    const written = await worker.post<Shifts>(shifts, { id: shift, note: 'Mariam est attendue avant la nuit.' });
    expect([written.status, written.body.waiting, written.body.items[0]]).toEqual([201, true, expect.objectContaining({ id: shift, note: 'Mariam est attendue avant la nuit.', absent: 1, toTake: false })]);
    expect(written.body.items[0]?.overdue).toBe(written.body.overdue);
    expect(written.body.overdue).toBeGreaterThan(0);
    expect(await refusal(nurse.post<Problem>(shifts, { id: randomUUID(), note: 'Encore une.' }))).toBe('shift-waiting');
    expect(await refusal(worker.post<Problem>(`${shifts}/${shift}/take`, {}))).toBe('shift-of-oneself');
    expect(await refusal(nurse.post<Problem>(`${shifts}/${randomUUID()}/take`, {}))).toBe('no-shift-waiting');
    expect(await refusal(elsewhere.post<Problem>(`${shifts}/${shift}/take`, {}))).toBe('not-found');
    expect((await elsewhere.get(shifts)).status).toBe(404);
    expect((await nurse.get<Shifts>(shifts)).body.items[0]?.toTake).toBe(true);
    const taken = await nurse.post<Shifts>(`${shifts}/${shift}/take`, {});
    expect([taken.status, taken.body.waiting, taken.body.items[0]?.takenBy]).toEqual([200, false, 'centre-worker d’essai']);
    expect(await refusal(officer.post<Problem>(`${shifts}/${shift}/take`, {}))).toBe('no-shift-waiting');
    expect((await officer.post(shifts, { id: randomUUID(), note: 'Passage de l’officier.' })).status).toBe(201);
    const rows = await world.sql(`select to_jsonb(s) as row from shift_handover s union all select row from journal where subject = 'shift_handover'`);
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain('Mariam');
  });
});
