import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string; message: string }[];
}

const NOW = '2026-03-10T08:00:00.000Z';

describe('bad input: a clear no, and nothing changes', () => {
  let world: World;
  let liaison: Caller;
  let otherLiaison: Caller;
  let officer: Caller;
  let worker: Caller;

  const capture = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: randomUUID(), kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated', ...change,
  });
  const notified = async (change: Record<string, unknown> = {}): Promise<string> => {
    const body = capture(change);
    const answer = await liaison.post('/api/captures', body);
    expect(answer.status).toBe(201);
    return String(body['id']);
  };
  const version = async (who: Caller, id: string): Promise<number> => (await who.get<{ version: number }>(`/api/cases/${id}`)).body.version;
  const handedOver = async (): Promise<string> => {
    const id = await notified();
    await liaison.post(`/api/cases/${id}/handover`, { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', centre: 'gao' }, { version: await version(liaison, id) });
    await worker.post(`/api/cases/${id}/handover/accept`, { at: '2026-03-10T06:30:00.000Z' }, { version: await version(worker, id) });
    return id;
  };
  const counted = async (): Promise<string> => {
    const [row] = await world.sql<{ n: string }>('select (select count(*) from journal)::text as n');
    return row?.n ?? '';
  };
  /** The answer is this problem, and the journal has not grown. */
  const refused = async (ask: () => Promise<Answer>, status: number, code: string, field?: string): Promise<void> => {
    const before = await counted();
    const answer = await ask();
    const problem = answer.body as unknown as Problem;
    expect({ status: answer.status, code: problem.code, field: problem.errors?.[0]?.field }).toEqual({ status, code, field });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(await counted()).toBe(before);
  };

  beforeAll(async () => {
    world = await World.create({ now: NOW });
    liaison = await world.person('security-liaison', { unit: 'Unité A' });
    otherLiaison = await world.person('security-liaison', { unit: 'Unité B' });
    officer = await world.person('regional-officer', { region: 'gao' });
    worker = await world.person('centre-worker', { centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('unknown field', () => refused(() => liaison.post('/api/captures', capture({ nickname: 'x' })), 400, 'invalid-request', 'nickname'));
  it('missing field', () => refused(() => liaison.post('/api/captures', capture({ sex: undefined })), 400, 'invalid-request', 'sex'));
  it('a day that does not exist', () => refused(() => liaison.post('/api/captures', capture({ startedAt: '2026-02-31' })), 400, 'invalid-request', 'startedAt'));
  it('a date in the future', () => refused(() => liaison.post('/api/captures', capture({ startedAt: '2026-03-11' })), 422, 'in-the-future', 'startedAt'));
  it('a date before birth', () => refused(() => liaison.post('/api/captures', capture({ startedAt: '2009-01-01', ageYears: 10 })), 422, 'before-birth', 'startedAt'));
  it('an age that is said to be known, and is not given', async () => {
    await refused(() => liaison.post('/api/captures', capture({ ageYears: undefined, agePrecision: 'stated' })), 422, 'age-unsaid', 'ageYears');
    await refused(() => liaison.post('/api/captures', capture({ agePrecision: 'unknown' })), 422, 'age-unsaid', 'ageYears');
  });
  it('an unknown region', () => refused(() => liaison.post('/api/captures', capture({ region: 'atlantide' })), 422, 'unknown-region', 'region'));
  it('an unknown authority', () => refused(() => liaison.post('/api/captures', capture({ authority: 'XYZ' })), 422, 'unknown-code', 'authority'));

  it('a handover before the capture', async () => {
    const id = await notified();
    const v = await version(liaison, id);
    await refused(() => liaison.post(`/api/cases/${id}/handover`, { id: randomUUID(), at: '2026-03-09T05:00:00.000Z', centre: 'gao' }, { version: v }), 422, 'handover-before-capture', 'at');
  });

  it('overlapping custody: a transfer before the spell that it follows', async () => {
    const id = await notified();
    const v = await version(officer, id);
    await refused(() => officer.post(`/api/cases/${id}/custody/transfer`, { at: '2026-03-08', authority: 'POLICE', region: 'gao' }, { version: v }), 422, 'before-previous-fact', 'at');
  });

  it('overlapping custody: the database refuses what no rule was asked about', async () => {
    const id = await notified();
    await expect(
      world.sql(
        `insert into custody (id, case_id, kind, started_at, started_precision, notified_at, recorded_at, recorded_by)
         select gen_random_uuid(), case_id, kind, started_at + interval '1 hour', 'minute', now(), now(), recorded_by from custody where case_id = $1`,
        [id],
      ),
    ).rejects.toThrow('custody_no_overlap');
  });

  it('a discharge before the admission', async () => {
    const id = await handedOver();
    await worker.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: await version(worker, id) });
    const v = await version(worker, id);
    await refused(() => worker.post(`/api/cases/${id}/stay/discharge`, { at: '2026-03-09', destination: 'family' }, { version: v }), 422, 'discharge-before-admission', 'at');
  });

  it('an admission while the child is still held', async () => {
    const id = await notified();
    const v = await version(officer, id);
    await refused(() => officer.post(`/api/cases/${id}/stay/admit`, { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: v }), 409, 'not-ready-for-admission');
  });

  it('the same request sent twice happens once, and the second gets the first answer', async () => {
    const body = capture();
    const key = randomUUID();
    const first = await liaison.post('/api/captures', body, { key });
    const before = await counted();
    const second = await liaison.post('/api/captures', body, { key });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(await counted()).toBe(before);
  });

  it('twenty at once under one key are one', async () => {
    const body = capture();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => liaison.post('/api/captures', body, { key })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await world.sql('select id from custody where case_id = $1', [body['id']])).toHaveLength(1);
  });

  it('one key for two different requests', async () => {
    const key = randomUUID();
    await liaison.post('/api/captures', capture(), { key });
    await refused(() => liaison.post('/api/captures', capture({ sex: 'female' }), { key }), 422, 'idempotency-key-reused');
  });

  it('no key', () => refused(() => liaison.post('/api/captures', capture(), { key: null }), 400, 'idempotency-key-missing'));
  it('the same capture under another key', async () => {
    const body = capture();
    await liaison.post('/api/captures', body);
    await refused(() => liaison.post('/api/captures', body), 409, 'already-exists');
  });

  it('somebody else’s case does not exist', async () => {
    const id = await notified();
    await refused(() => otherLiaison.get(`/api/cases/${id}`), 404, 'not-found');
    await refused(() => otherLiaison.post(`/api/cases/${id}/handover`, { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', centre: 'gao' }, { version: 1 }), 404, 'not-found');
    await refused(() => worker.post(`/api/cases/${id}/handover/accept`, { at: '2026-03-10T06:00:00.000Z' }, { version: 1 }), 404, 'not-found');
  });

  it('a version already overtaken, or none', async () => {
    const id = await notified();
    const body = { at: '2026-03-10T06:00:00.000Z', authority: 'POLICE', region: 'gao' };
    await refused(() => officer.post(`/api/cases/${id}/custody/transfer`, body, { version: 0 }), 412, 'version-overtaken');
    await refused(() => officer.post(`/api/cases/${id}/custody/transfer`, body), 428, 'version-missing');
  });

  it('a body of 50 MB', () => refused(() => liaison.post('/api/captures', `{"x":"${'a'.repeat(50_000_000)}"}`), 413, 'body-too-large'));
  it('broken JSON', () => refused(() => liaison.post('/api/captures', '{"id":'), 400, 'malformed-json'));
  it('wrong content type', () => refused(() => liaison.post('/api/captures', 'id=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415, 'unsupported-content-type'));
  it('a body that is no object, or nested without end', async () => {
    await refused(() => liaison.post('/api/captures', '[]'), 400, 'malformed-json');
    await refused(() => liaison.post('/api/captures', `${'['.repeat(2_000)}${']'.repeat(2_000)}`), 400, 'malformed-json');
    await refused(() => liaison.post('/api/captures', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`), 400, 'malformed-json');
  });
  it('a text that no database holds', async () => {
    await refused(() => liaison.post('/api/captures', capture({ remark: 'a\u0000b' })), 400, 'malformed-json');
    await refused(() => officer.get('/api/cases?region=%00'), 400, 'malformed-json');
    await refused(() => officer.get(`/api/cases/${'a'.repeat(150)}/merge/%00`), 404, 'not-found'); // leads nowhere, whatever it carries
  });
  it('an address that no router reads', async () => {
    await refused(() => officer.get('/api/cases/%zz'), 404, 'not-found');
    await refused(() => officer.get(`/api/cases/${'x'.repeat(400)}`), 404, 'not-found');
  });
  it('an id that is none', () => refused(() => officer.get('/api/cases/1'), 400, 'malformed-json'));
  it('a route that does not exist', () => refused(() => officer.get('/api/nothing'), 404, 'not-found'));
  it('a role without the permission', () => refused(() => worker.post('/api/captures', capture()), 403, 'forbidden'));
  it('a write from another site', () => refused(() => liaison.post('/api/captures', capture(), { headers: { 'sec-fetch-site': 'cross-site' } }), 403, 'foreign-origin'));

  it('the sentence comes in the language asked for', async () => {
    const french = await liaison.post('/api/captures', capture({ startedAt: '2027-01-01' }), { locale: 'fr' });
    const english = await liaison.post('/api/captures', capture({ startedAt: '2027-01-01' }), { locale: 'en' });
    expect(french.body['detail']).toBe('Cette date est dans le futur.');
    expect(english.body['detail']).toBe('This date is in the future.');
  });

  it('a session that ended: signed out, idle too long, or too old', async () => {
    const person = await world.person('regional-officer', { region: 'gao' });
    await person.send('DELETE', '/api/session', undefined, { key: null });
    await refused(() => person.get('/api/cases'), 401, 'signed-out');
    await world.openSession(person);
    world.clock.advance({ minutes: 31 });
    await refused(() => person.get('/api/cases'), 401, 'signed-out');
    world.clock.set(NOW);
  });

  it('wrong password and unknown address get the same answer', async () => {
    const wrong = await liaison.send('POST', '/api/session', { email: liaison.email, password: 'faux' }, { key: null });
    const unknown = await liaison.send('POST', '/api/session', { email: 'personne@essai.invalid', password: 'faux' }, { key: null });
    expect([wrong.status, wrong.body['code'], wrong.body['detail']]).toEqual([401, 'wrong-credentials', 'Adresse ou mot de passe incorrect.']);
    expect({ ...unknown.body, correlationId: '' }).toEqual({ ...wrong.body, correlationId: '' });
  });
});
