import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Item {
  id: string;
  kind: string;
  caseCode: string;
  caseId: string;
  label?: { fr: string };
  what?: string;
  dueAt?: string;
  who?: { fr: string };
}
interface Day {
  mine: Item[];
  waiting: Item[];
  more: boolean;
  children: number;
}
interface Tasks {
  items: { id: string; what?: string; why?: string; outcome?: string; assignee: string }[];
  colleagues: { id: string; name: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string }[];
}

/** A child in the centre of Gao whom a case worker follows, and one whom nobody follows. */
describe('tasks and a person’s day', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let follower: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  const [followed, unfollowed] = [randomUUID(), randomUUID()];
  const [task, paper] = [randomUUID(), randomUUID()];

  const version = async (id: string): Promise<number> => (await officer.get<{ version: number }>(`/api/cases/${id}`)).body.version;
  const write = async (who: Caller, id: string, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
    const { status, body: answer } = await who.send(method, `/api/cases/${id}/${path}`, body, { version: await version(id) });
    expect([path, status < 300, status < 300 ? '' : answer]).toEqual([path, true, '']);
  };
  const day = async (who: Caller): Promise<Day> => (await who.get<Day>('/api/me/day')).body;
  const kinds = (items: readonly Item[], caseId: string): string[] => items.filter((item) => item.caseId === caseId).map((item) => item.label?.fr ?? item.kind);
  const give = (who: Caller, body: object, id = followed): Promise<Answer<Problem>> => who.post<Problem>(`/api/cases/${id}/tasks`, { id: randomUUID(), kind: 'free', what: 'Appeler la tante Fatoumata', assigneeId: follower.userId, dueOn: '2026-03-12', ...body });
  const refusal = async (answer: Promise<Answer<Problem>>): Promise<string> => {
    const { body } = await answer;
    return [body.errors?.[0]?.field, body.code].filter((part) => part !== undefined).join(': ');
  };

  beforeAll(async () => {
    world = await World.create();
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    follower = await world.person('case-worker', { region: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    for (const id of [followed, unfollowed]) {
      await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-09T08:00:00.000Z', region: 'gao', centre: 'gao', sex: 'female', ageYears: 14, agePrecision: 'stated' });
      await write(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', kind: 'centre', centre: 'gao' });
    }
    await write(officer, followed, 'assignment', { userId: follower.userId }, 'PUT');
  }, 60_000);
  afterAll(() => world.close());

  it('what follows a child is for whoever follows it; where nobody does, for the centre', async () => {
    const [ofFollower, ofWorker] = [await day(follower), await day(worker)];
    expect(kinds(ofFollower.mine, followed)).toEqual(expect.arrayContaining(['Premier examen médical', 'Premier entretien psychosocial', 'Plan d’intervention']));
    expect(ofFollower.children).toBe(1);
    expect(kinds(ofFollower.mine, unfollowed)).toEqual([]);
    expect(kinds(ofWorker.mine, followed)).toEqual([]);
    expect(kinds(ofWorker.mine, unfollowed)).toEqual(expect.arrayContaining(['Fiche d’admission', 'Premier examen médical']));
    const dues = ofWorker.mine.map(({ dueAt = '' }) => dueAt);
    expect(dues).toEqual(dues.toSorted());
  });

  it('a task is given to somebody who sees the child, and to nobody else', async () => {
    expect((await give(worker, { id: task })).status).toBe(201);
    expect(await refusal(give(worker, { assigneeId: elsewhere.userId }))).toBe('assigneeId: owner-cannot-see');
    expect(await refusal(give(worker, { assigneeId: monitor.userId }))).toBe('assigneeId: owner-cannot-see');
    expect(await refusal(give(worker, { assigneeId: randomUUID() }))).toBe('assigneeId: owner-cannot-see');
    expect(await refusal(give(worker, { dueOn: '2026-03-09' }))).toBe('dueOn: task-day-past');
    expect(await refusal(give(elsewhere, {}))).toBe('not-found');
    expect((await give(monitor, {})).status).toBe(403);
  });

  it('the application for the missing paper is followed once at a time', async () => {
    expect((await give(worker, { id: paper, kind: 'civil-document', what: 'Demander le jugement supplétif', assigneeId: worker.userId, dueOn: '2026-04-30' })).status).toBe(201);
    expect(await refusal(give(worker, { kind: 'civil-document' }))).toBe('kind: civil-document-followed');
  });

  it('it stands in the day of the one, and among what the other waits for', async () => {
    const mine = (await day(follower)).mine.find(({ id }) => id === task);
    expect(mine).toMatchObject({ kind: 'task', what: 'Appeler la tante Fatoumata', dueAt: '2026-03-13T00:00:00.000Z' });
    const waiting = (await day(worker)).waiting.find(({ id }) => id === task);
    expect(waiting?.who?.fr).toBe('case-worker d’essai');
    expect((await day(worker)).mine.map(({ id }) => id)).toContain(paper);
    expect((await day(worker)).waiting.map(({ id }) => id)).not.toContain(paper);
  });

  it('its words lie sealed', async () => {
    const rows = await world.sql<{ row: unknown }>(`select to_jsonb(t) as row from task t union all select row from journal where subject = 'task'`);
    expect(JSON.stringify(rows)).not.toContain('Fatoumata');
    expect(rows.length).toBeGreaterThanOrEqual(4);
  });

  it('ends once, by anybody who sees the file, dropped with a reason', async () => {
    const end = (who: Caller, body: object): Promise<Answer<Problem>> => who.post<Problem>(`/api/cases/${followed}/tasks/${task}/end`, body);
    expect(await refusal(end(manager, { outcome: 'dropped' }))).toBe('why: words-required');
    expect(await refusal(end(elsewhere, { outcome: 'done' }))).toBe('not-found');
    expect((await end(manager, { outcome: 'dropped', why: 'La tante est venue.' })).status).toBe(200);
    expect(await refusal(end(manager, { outcome: 'done' }))).toBe('task-ended');
    const { body } = await worker.get<Tasks>(`/api/cases/${followed}/tasks`);
    expect(body.items.map(({ id, outcome, why }) => ({ id, outcome, why }))).toEqual([{ id: paper, outcome: undefined, why: undefined }, { id: task, outcome: 'dropped', why: 'La tante est venue.' }]);
    expect(body.colleagues.map(({ id }) => id)).toEqual(expect.arrayContaining([worker.userId, manager.userId, officer.userId, follower.userId]));
    expect(body.colleagues.map(({ id }) => id)).not.toContain(elsewhere.userId);
    expect((await day(follower)).mine.map(({ id }) => id)).not.toContain(task);
    expect((await monitor.get(`/api/cases/${followed}/tasks`)).status).toBe(403);
  });

  it('decisions are for whoever may decide; a transfer for the centre that is asked', async () => {
    await write(worker, followed, 'reunification', { id: randomUUID(), at: '2026-03-10T07:30:00.000Z' });
    await write(worker, unfollowed, 'stay/transfer', { id: randomUUID(), to: 'mopti', reason: 'no-place', plannedDay: '2026-03-12' });
    expect(kinds((await day(officer)).mine, followed)).toContain('Décision sur le retour en famille');
    expect(kinds((await day(follower)).mine, followed)).not.toContain('Décision sur le retour en famille');
    expect((await day(worker)).waiting.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reunification', 'transfer']));
    expect((await day(worker)).waiting.find(({ kind }) => kind === 'transfer')?.who?.fr).toMatch(/Mopti/);
    expect(kinds((await day(elsewhere)).mine, unfollowed)).toEqual(['Réponse à un transfert proposé']);
    expect(kinds((await day(worker)).mine, unfollowed)).not.toContain('Réponse à un transfert proposé');
  });

  it('a day of five hundred children is cut, and says so', async () => {
    await world.sql(`insert into deadline (id, case_id, rule_id, rule_code, subject_id, starts_at, starts_precision, due_at, state, became_known_at)
      select uuidv7(), $1, r.id, r.code, gen_random_uuid(), now(), 'minute', now() + n * interval '1 hour', 'open', now() from generate_series(1, 500) n, time_limit_rule r where r.code = 'stay-review' and r.effective_to is null`, [followed]);
    await write(officer, followed, 'assignment', { userId: worker.userId }, 'PUT');
    const { mine, more } = await day(worker);
    expect([mine.length, more]).toEqual([200, true]);
  });
});
