import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Colleague { id: string; name: string; role: string }
interface Absences {
  items: { id: string; person: Colleague; from: string; until: string; standIn?: Colleague; own: boolean; endable: boolean }[];
  people: Colleague[];
}
interface Problem { code: string; errors?: { field: string }[] }
interface Alerts {
  items: { id: string; step: string; renewal: number; answered: boolean; note?: string; acknowledgedBy?: string; tellFrom?: string; standsInFor?: { person: string; until: string }[]; passedOn?: { to?: string; until: string }; deliveries: unknown[] }[];
}
type Telling = Record<'quietFrom' | 'quietTo' | 'digestAt', string> & { chosen: boolean };

describe('absence, hours and renewal, for the people told', () => {
  let world: World;
  let engine: Engine;
  const people: Record<string, Caller> = {};
  const who = (name: string): Caller => {
    const found = people[name];
    if (found === undefined) throw new Error(`nobody called ${name}`);
    return found;
  };
  const absences = async (name: string): Promise<Absences> => (await who(name).get<Absences>('/api/absences')).body;
  const record = async (by: string, of: string, more: Record<string, unknown> = {}): Promise<{ status: number; body: Absences & Problem }> =>
    await who(by).post<Absences & Problem>('/api/absences', { id: randomUUID(), userId: who(of).userId, fromDay: '2026-03-11', lastDay: '2026-03-20', ...more });
  const alerts = async (name: string, state = 'open'): Promise<Alerts['items']> => (await who(name).get<Alerts>(`/api/alerts?state=${state}`)).body.items;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T22:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    Object.assign(people, {
      liaison: await world.person('security-liaison', { unit: '1er bataillon (essai)' }),
      fellow: await world.person('security-liaison', { unit: '1er bataillon (essai)' }),
      officer: await world.person('regional-officer', { region: 'gao' }),
      elsewhere: await world.person('regional-officer', { region: 'mopti' }),
      national: await world.person('national-officer'),
      manager: await world.person('centre-manager', { centre: 'gao' }),
      educator: await world.person('centre-worker', { centre: 'gao' }),
      admin: await world.person('administrator'),
      monitor: await world.person('monitor'),
    });
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('hours are those of everybody until somebody chooses; one’s own, and nobody else’s', async () => {
    const own = async (name: string): Promise<Telling> => (await who(name).get<Telling>('/api/me/telling')).body;
    expect(await own('officer')).toEqual({ quietFrom: '21:00', quietTo: '06:00', digestAt: '07:00', chosen: false });
    expect(await who('manager').put('/api/me/telling', { quietFrom: '22:30', quietTo: '05:00', digestAt: '06:15' }, { key: null })).toMatchObject({ status: 200, body: { quietFrom: '22:30', chosen: true } });
    expect(await who('national').put('/api/me/telling', { digestAt: '08:00' }, { key: null })).toMatchObject({ status: 200, body: { digestAt: '08:00', chosen: true } });
    expect(await own('national')).toEqual({ digestAt: '08:00', chosen: true });
    expect(await own('officer')).toMatchObject({ chosen: false });
    for (const wrong of [{ quietFrom: '22:00', digestAt: '07:00' }, { quietFrom: '22:00', quietTo: '22:00', digestAt: '07:00' }]) {
      expect(await who('manager').put('/api/me/telling', wrong, { key: null })).toMatchObject({ status: 422, body: { code: 'quiet-hours-incomplete' } });
    }
    for (const wrong of [{ quietFrom: '24:00', quietTo: '06:00', digestAt: '07:00' }, { digestAt: '7:00' }, {}]) expect((await who('manager').put('/api/me/telling', wrong, { key: null })).status).toBe(400);
    expect((await who('monitor').get('/api/me/telling')).status).toBe(403);
  });

  it.each([
    ['liaison', 'liaison', ['fellow']],
    ['manager', 'manager', ['educator', 'officer']],
    ['officer', 'manager', ['educator', 'officer']],
    ['admin', 'officer', ['national']],
  ])('%s is offered, for %s, those who may stand in', async (by, absent, expected) => {
    const { body } = await who(by).get<{ items: Colleague[] }>(`/api/absences/stand-ins?userId=${who(absent).userId}`);
    expect(body.items.map(({ id }) => id).sort()).toEqual(expected.map((name) => who(name).userId).sort());
  });

  it.each([
    ['a stand-in of another region', 'officer', 'officer', { standInId: 'elsewhere' }, 422, 'stand-in-unfit'],
    ['oneself', 'officer', 'officer', { standInId: 'officer' }, 422, 'stand-in-unfit'],
    ['who sees no case', 'officer', 'officer', { standInId: 'admin' }, 422, 'stand-in-unfit'],
    ['somebody of another region', 'elsewhere', 'manager', {}, 404, 'not-found'],
    ['one’s manager', 'educator', 'manager', {}, 404, 'not-found'],
    ['an end before the beginning', 'officer', 'officer', { lastDay: '2026-03-10' }, 422, 'ends-before-start'],
    ['what is over', 'officer', 'officer', { fromDay: '2026-03-01', lastDay: '2026-03-09' }, 409, 'absence-over'],
    ['years', 'officer', 'officer', { lastDay: '2028-03-09' }, 422, 'absence-too-long'],
    ['no day', 'officer', 'officer', { lastDay: '2026-02-30' }, 400, 'invalid-request'],
  ])('%s is refused', async (_, by, of, more: Record<string, unknown>, status, code) => {
    const standIn = more['standInId'];
    expect(await record(by, of, { ...more, ...(typeof standIn === 'string' && { standInId: who(standIn).userId }) })).toMatchObject({ status, body: { code } });
  });

  it('what was told before is told to the stand-in when the absence begins; each sees in whose place', async () => {
    const caseId = randomUUID();
    expect((await who('liaison').post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T21:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate',
    })).status).toBe(201);
    await engine.sweeper.sweep();
    expect(await alerts('officer')).toMatchObject([{ step: 'opened', renewal: 0, answered: false, tellFrom: '2026-03-11T06:00:00.000Z' }]);
    const answer = await record('officer', 'officer', { standInId: who('national').userId });
    expect(answer).toMatchObject({ status: 201, body: { items: [{ own: true, endable: true, standIn: { id: who('national').userId }, from: '2026-03-11T00:00:00.000Z', until: '2026-03-21T00:00:00.000Z' }] } });
    expect(await record('officer', 'officer')).toMatchObject({ status: 409, body: { code: 'absence-overlaps' } });
    expect((await absences('national')).items).toMatchObject([{ own: false, endable: true, person: { id: who('officer').userId } }]);
    expect((await absences('elsewhere')).items).toEqual([]);
    expect((await absences('educator')).people).toEqual([]);
    await world.at('2026-03-11T07:00:00.000Z');
    await engine.sweeper.sweep();
    expect(await alerts('national')).toMatchObject([{ step: 'opened', standsInFor: [{ person: 'regional-officer d’essai', until: '2026-03-21T00:00:00.000Z' }] }]);
    expect(await alerts('officer')).toMatchObject([{ step: 'opened', passedOn: { to: 'national-officer d’essai', until: '2026-03-21T00:00:00.000Z' } }]);
    await world.at('2026-03-12T21:30:00.000Z');
    await engine.sweeper.sweep();
    expect((await alerts('national')).map(({ step, standsInFor }) => [step, standsInFor?.length])).toEqual([['limit', 1], ['opened', 1]]);
  });

  it('an acknowledgement clears the list until nothing has followed', async () => {
    const [limit] = await alerts('national');
    expect((await who('national').post(`/api/alerts/${limit?.id ?? ''}/acknowledge`, { note: 'J’appelle la zone.' })).status).toBe(200);
    expect(await alerts('national')).toEqual([]);
    await world.later({ hours: 12 });
    await engine.sweeper.sweep();
    expect(await alerts('national')).toMatchObject([{ step: 'limit', renewal: 1, answered: false, note: 'J’appelle la zone.' }]);
    expect(await alerts('liaison')).toMatchObject([{ step: 'limit', renewal: 1 }]);
  });

  it('ends when somebody who may ends it, and once', async () => {
    const [absence] = (await absences('officer')).items;
    const path = `/api/absences/${absence?.id ?? ''}/end`;
    expect((await who('educator').post(path, undefined)).status).toBe(404);
    expect((await who('liaison').post(path, undefined)).status).toBe(404);
    expect(await who('admin').post(path, undefined)).toMatchObject({ status: 200, body: { items: [] } });
    expect(await who('officer').post(path, undefined)).toMatchObject({ status: 409, body: { code: 'absence-over' } });
    await world.at('2026-03-13T21:30:00.000Z');
    await engine.sweeper.sweep();
    expect((await alerts('officer'))[0]).toMatchObject({ step: 'escalation-1', deliveries: [{ channel: 'app' }, { channel: 'email' }] });
  });
});
