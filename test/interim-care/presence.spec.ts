import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Called {
  stay: string;
  caseId: string;
  name?: string;
  state?: string;
  absentSince?: string;
  leave?: { reason: string; until: string };
}
interface Call {
  day: string;
  version: number;
  takenAt?: string;
  amendedAt?: string;
  children: Called[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}
interface Board {
  calledAt?: string;
  counts: { absent: number; uncalled: number };
  present: { caseId: string; presence?: string }[];
}

const TODAY = '2026-03-10';

describe('the daily presence call', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let kidal: Caller;
  let caseWorker: Caller;
  const children: string[] = [];

  const today = async (who = worker): Promise<Call> => (await who.get<Call>('/api/centres/gao/presence')).body;
  const stayOf = async (child: string): Promise<string> => (await today()).children.find(({ caseId }) => caseId === child)?.stay ?? '';
  const take = async (marks: object[], more: { seen?: number; day?: string; who?: Caller; key?: string } = {}): Promise<{ status: number; body: Call & Problem }> =>
    await (more.who ?? worker).put<Call & Problem>(`/api/centres/gao/presence/${more.day ?? TODAY}`, { seen: more.seen ?? (await today()).version, marks }, more.key === undefined ? {} : { key: more.key });
  const board = async (): Promise<Board> => (await manager.get<Board>('/api/centres/gao')).body;
  const statusOf = async (id: string): Promise<string> => (await officer.get<{ status: string }>(`/api/cases/${id}`)).body.status;
  const inCare = async (): Promise<string> => {
    const id = randomUUID();
    await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-08', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
    expect((await worker.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-09T09:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: 1 })).status).toBe(201);
    return id;
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T23:50:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    kidal = await world.person('centre-worker', { centre: 'kidal' });
    caseWorker = await world.person('case-worker', { region: 'gao' });
    for (let n = 0; n < 4; n += 1) children.push(await inCare());
  });
  afterAll(async () => {
    await world.close();
  });

  it('is flagged as not taken; its list is made of the stays that run', async () => {
    const { calledAt, counts } = await board();
    expect([calledAt, counts.uncalled]).toEqual([undefined, 4]);
    const call = await today();
    expect([call.day, call.version, call.takenAt]).toEqual([TODAY, 0, undefined]);
    expect(call.children.map(({ caseId }) => caseId).toSorted()).toEqual(children.toSorted());
    const { version } = (await officer.get<{ version: number }>(`/api/cases/${children[0] ?? ''}`)).body;
    expect((await worker.put(`/api/cases/${children[0] ?? ''}/identity`, { given: 'Prénom', family: 'Essai' }, { version })).status).toBeLessThan(300);
    expect((await today()).children.find(({ caseId }) => caseId === children[0])?.name).toBe('Prénom Essai');
    const [names] = await world.sql<{ detail: { cases: string[] } }>(`select detail from access_log where kind = 'identity.read' and detail ->> 'in' = 'list' order by id desc limit 1`);
    expect(names?.detail.cases).toEqual([children[0]]); // whose names were read is known
  });

  it('one request for the whole call: present, on leave, absent; the absence begins in the same step', async () => {
    const [first = '', second = '', third = ''] = children;
    const [a, b, c] = [await stayOf(first), await stayOf(second), await stayOf(third)];
    const { status, body } = await take([{ stay: a, state: 'present' }, { stay: b, state: 'on-leave', reason: 'health-care', until: '2026-03-12' }, { stay: c, state: 'absent' }]);
    expect([status, body.version]).toEqual([200, 1]);
    expect(body.children.map(({ state }) => state ?? '-').toSorted()).toEqual(['-', 'absent', 'on-leave', 'present']);
    expect([await statusOf(second), await statusOf(third)]).toEqual(['in-interim-care', 'absent-without-leave']);
    const [due] = await world.sql<{ at: Date }>(`select due_at as at from deadline where rule_code = 'absence-search' and case_id = $1`, [third]);
    expect(due?.at.toISOString()).toBe('2026-03-10T23:50:00.000Z');
    const seen = await board();
    expect([seen.calledAt, seen.counts.absent, seen.counts.uncalled]).toEqual(['2026-03-10T23:50:00.000Z', 1, 1]);
    expect(seen.present.find(({ caseId }) => caseId === second)?.presence).toBe('on-leave');
  });

  it('sent twice it is one call; taken by two at once it is refused to the second', async () => {
    const marks = [{ stay: await stayOf(children[3] ?? ''), state: 'present' }];
    const key = randomUUID();
    const { version } = await today();
    const [one, two] = [await take(marks, { seen: version, key }), await take(marks, { seen: version, key })];
    expect([one.status, two.status, two.body.version]).toEqual([200, 200, version + 1]);
    expect((await take(marks, { seen: version })).body.code).toBe('version-overtaken');
    expect((await board()).counts.uncalled).toBe(0);
  });

  it('is amended the same day: who was absent and is there has come back; what stood before is in the journal', async () => {
    const third = children[2] ?? '';
    expect((await take([{ stay: await stayOf(third), state: 'present' }])).body.amendedAt).toBe('2026-03-10T23:50:00.000Z');
    expect(await statusOf(third)).toBe('in-interim-care');
    const kept = await world.sql<{ state: string }>(`select row ->> 'state' as state from journal where subject = 'presence_mark' and row ->> 'case_id' = $1 order by id`, [third]);
    expect(kept.map(({ state }) => state)).toEqual(['absent', 'present']);
    const [unchanged] = await world.sql<{ n: number }>(`select count(*)::int as n from journal where subject = 'presence_mark' and row ->> 'case_id' = $1`, [children[0] ?? '']);
    expect(unchanged?.n).toBe(1);
  });

  it('wrong lines are told all at once, each at its line, and nothing is written', async () => {
    const [a, b] = [await stayOf(children[0] ?? ''), await stayOf(children[1] ?? '')];
    const before = await today();
    const { status, body } = await take([{ stay: a, state: 'absent' }, { stay: b, state: 'on-leave', until: '2026-03-09' }, { stay: randomUUID(), state: 'present' }]);
    expect([status, body.code]).toEqual([422, 'presence-refused']);
    expect(body.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual(['marks.1.reason leave-reason-required', 'marks.1.until leave-until-past', 'marks.2.state not-in-care']);
    expect(await today()).toEqual(before);
    expect(await statusOf(children[0] ?? '')).toBe('in-interim-care');
  });

  it('of another day, of another centre, and by who does not work there: refused', async () => {
    const marks = [{ stay: await stayOf(children[0] ?? ''), state: 'present' }];
    expect((await take(marks, { day: '2026-03-09' })).body.code).toBe('call-of-another-day');
    expect((await take(marks, { who: kidal })).status).toBe(404);
    expect((await kidal.get('/api/centres/gao/presence')).status).toBe(404);
    expect((await take(marks, { who: caseWorker })).status).toBe(403);
    await expect(world.sql(`insert into presence_call (id, centre_code, day, taken_at, taken_by) select gen_random_uuid(), centre_code, day, taken_at, taken_by from presence_call`)).rejects.toThrow('presence_call_once_a_day');
  });

  it('the next day: not taken again; the leave is still known', async () => {
    world.clock.set('2026-03-11T00:10:00.000Z');
    const call = await today();
    expect([call.day, call.version, (await board()).counts.uncalled]).toEqual(['2026-03-11', 0, 4]);
    expect(call.children.find(({ caseId }) => caseId === children[1])?.leave).toEqual({ reason: 'health-care', until: '2026-03-12' });
  });

  it('500 children in one request', async () => {
    await world.sql(`
      with person as (select id from app_user limit 1), children as (
        insert into child_case (id, code, entry, sex, age_years, age_precision, identified_at, identified_precision, recorded_at, recorded_by, status, region_code, centre_code, since_at, since_precision)
        select gen_random_uuid(), 'ML-9' || lpad((n / 10)::text, 3, '0') || '-' || lpad(n::text, 4, '0'), 'community', 'male', 12, 'stated', '2026-03-01', 'day', '2026-03-01', person.id, 'in-interim-care', 'gao', 'gao', '2026-03-02', 'day'
          from person, generate_series(1, 500) n returning id), access as (
        insert into case_access (case_id, grantee, level) select id, 'centre:gao', 'file' from children)
      insert into stay (id, case_id, kind, centre_code, admitted_at, admitted_precision, recorded_at, recorded_by)
      select gen_random_uuid(), children.id, 'centre', 'gao', '2026-03-02', 'day', '2026-03-02', person.id from children, person`);
    const { children: all } = await today();
    expect(all).toHaveLength(504);
    const began = performance.now();
    const { status } = await take(all.map(({ stay }, index) => ({ stay, state: index % 100 === 0 ? 'absent' : 'present' })), { day: '2026-03-11' });
    expect([status, (await board()).counts.uncalled]).toEqual([200, 0]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
