import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { GrantCloser } from '../../src/emergency-access/index.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Caller } from '../support/caller.js';
import { INSTALLATION_KEY } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Access {
  id: string;
  caseId?: string;
  caseCode: string;
  endsAt: string;
  state: string;
  own: boolean;
  openedBy: string;
  reason?: string;
  remark?: string;
  reviewDueAt?: string;
}
interface CaseView {
  code: string;
  version: number;
  allowed: string[];
  deadlines: { rule: { code: string } }[];
  timeline: { kind: string }[];
  child: { name?: { family: string } };
}
interface Problem {
  code: string;
}

const REASON = 'Oumar est aux urgences de Mopti, le médecin demande ses allergies';

describe('an emergency access', () => {
  let world: World;
  let engine: Engine;
  let opener: Caller;
  let officer: Caller;
  let otherOfficer: Caller;
  let manager: Caller;
  let worker: Caller;
  let national: Caller;
  let auditor: Caller;
  let code: string;
  const caseId = randomUUID();

  const version = async (): Promise<number> => (await officer.get<CaseView>(`/api/cases/${caseId}`)).body.version;
  const sees = async (who: Caller): Promise<number> => (await who.get(`/api/cases/${caseId}`)).status;
  const open = (who: Caller, body: object = {}) => who.post<Access & Problem>('/api/emergency-accesses', { code, reason: REASON, ...body });
  const told = async (who: Caller): Promise<string[]> => {
    const { items } = (await who.get<{ items: { step: string; caseCode: string; rule: { fr: string } }[] }>('/api/alerts?state=all')).body;
    return items.filter(({ rule, caseCode }) => rule.fr === 'Examen d’un accès d’urgence' && caseCode === code).map(({ step }) => step).toReversed();
  };
  const board = async (who: Caller): Promise<string[]> =>
    (await who.get<{ items: { rule: { code: string }; caseId: string }[] }>('/api/clock')).body.items.filter((item) => item.caseId === caseId).map(({ rule }) => rule.code);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    officer = await world.person('regional-officer', { region: 'gao' });
    otherOfficer = await world.person('regional-officer', { region: 'kidal' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    national = await world.person('national-officer');
    auditor = await world.person('auditor');
    opener = await world.person('centre-worker', { centre: 'mopti' });
    const opened = await officer.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-10T06:00:00.000Z', region: 'gao', sex: 'male', agePrecision: 'unknown' });
    expect(opened.status).toBe(201);
    code = opened.body['code'] as string;
    await officer.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: 1 });
    expect((await officer.put(`/api/cases/${caseId}/identity`, { given: 'Oumar', family: 'Ag Essai' }, { version: 2 })).status).toBe(200);
    await engine.sweeper.sweep();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('says no more of an unknown code than that there is none, and of three hours and a minute that it is too long', async () => {
    expect(await sees(opener)).toBe(404);
    expect((await open(opener, { code: 'ML-0000-0000' })).status).toBe(404);
    expect((await open(opener, { minutes: 181 })).status).toBe(400);
    expect((await open(opener, { reason: ' ' })).status).toBe(400);
    expect((await open(officer)).body.code).toBe('emergency-not-needed');
    expect((await open(national)).body.code).toBe('emergency-not-needed');
    for (const who of [auditor, await world.person('monitor'), await world.person('security-liaison', { unit: 'Unité A' })]) expect((await open(who)).status).toBe(403);
    expect(await world.sql('select 1 from emergency_access')).toEqual([]);
  });

  describe('opened', () => {
    let access: Access;
    let boards: string[][];

    beforeAll(async () => {
      const everybody = [officer, manager, worker];
      boards = await Promise.all(everybody.map(board));
      const before = await version();
      const answer = await open(opener);
      expect(answer.status).toBe(201);
      access = answer.body;
      expect(await version()).toBe(before); // nobody at work on the case is held up
      await engine.sweeper.sweep();
    });

    it('shows the file at once, with the name, for an hour; nothing may be done in it', async () => {
      expect(access).toMatchObject({ endsAt: '2026-03-10T09:00:00.000Z', state: 'running', own: true, caseId });
      const { status, body } = await opener.get<CaseView>(`/api/cases/${caseId}`);
      expect([status, body.child.name?.family, body.allowed]).toEqual([200, 'Ag Essai', []]);
      expect((await open(opener)).body.code).toBe('emergency-not-needed');
    });

    it('every look under it is in the access log, and so is the opening, without the reason', async () => {
      const looks = await world.sql<{ kind: string; case_id: string | null; detail: object }>(`select kind, case_id, detail from access_log where actor = $1 order by id`, [opener.userId]);
      expect(looks.map(({ kind, case_id }) => [kind, case_id])).toEqual([
        ['emergency.open', null], ['emergency.open', caseId], ['case.read', caseId], ['identity.read', caseId], ['emergency.open', null],
      ]);
      expect(JSON.stringify(looks)).not.toContain('Oumar');
      expect(JSON.stringify(await world.sql('select * from emergency_access'))).not.toContain('Oumar');
      expect(JSON.stringify(await world.sql(`select row from journal where subject = 'emergency_access'`))).not.toContain('Oumar');
    });

    it('is alerted once: to the officer, the manager of the centre and the auditor; to nobody else', async () => {
      await engine.sweeper.sweep();
      expect(await Promise.all([officer, manager, auditor].map(told))).toEqual([['opened'], ['opened'], ['opened']]);
      expect(await Promise.all([opener, otherOfficer, worker, national].map(told))).toEqual([[], [], [], []]);
    });

    it('leaves the boards and the page of the others as they were; who answers for the region has the review on theirs', async () => {
      expect((await board(officer)).filter((rule) => rule !== 'break-glass-review')).toEqual(boards[0]);
      expect(await board(officer)).toContain('break-glass-review');
      expect([await board(manager), await board(worker)]).toEqual(boards.slice(1));
      const { deadlines, timeline } = (await officer.get<CaseView>(`/api/cases/${caseId}`)).body;
      expect([...deadlines.map(({ rule }) => rule.code), ...timeline.map(({ kind }) => kind)].filter((word) => /glass|emergency/.test(word))).toEqual([]);
    });

    it.each([
      ['service', 'POST', 'services', () => ({ id: randomUUID(), service: 'medical-care', at: '2026-03-10T07:30:00.000Z' })],
      ['discharge', 'POST', 'stay/discharge', () => ({ at: '2026-03-10T07:30:00.000Z', destination: 'other-centre' })],
      ['name', 'PUT', 'identity', () => ({ given: 'X', family: 'Y' })],
      ['closure', 'POST', 'closure/request', () => ({ reason: 'reintegrated', confirmed: [], remark: 'Vu ensemble.' })],
    ] as const)('refuses to write: %s', async (_, method, path, body) => {
      const answer = await opener.send(method, `/api/cases/${caseId}/${path}`, body(), { version: await version() });
      expect([answer.status, answer.body['code']]).toEqual([403, 'emergency-read-only']);
    });

    it('the database refuses as well, on the application’s own connection', async () => {
      const grantees = `{centre:mopti,user:${opener.userId},grant:${access.id}}`;
      expect(await asApp(opener.userId, grantees, 'select id from child_case where id = $1', [caseId])).toHaveLength(1);
      expect(await asApp(opener.userId, grantees, 'update child_case set version = version + 1 where id = $1 returning id', [caseId])).toEqual([]);
      await expect(asApp(opener.userId, grantees, `insert into service_record (id, case_id, service_code, recorded_at, recorded_by) values (uuidv7(), $1, 'medical-care', now(), $2)`, [caseId, opener.userId])).rejects.toThrow('row-level security');
      await expect(asApp(opener.userId, grantees, `select set_case_access($1, '{centre:mopti}', '{file}')`, [caseId])).rejects.toThrow('out of scope');
      await expect(asApp(opener.userId, grantees, `update emergency_access set ends_at = ends_at + interval '1 day' where id = $1`, [access.id])).rejects.toThrow('permission denied');
    });

    it('still opens a file of one’s own, in which one may write', async () => {
      const own = randomUUID();
      expect((await opener.post('/api/cases', { id: own, entry: 'community', occurredAt: '2026-03-10T06:00:00.000Z', region: 'mopti', centre: 'mopti', sex: 'female', agePrecision: 'unknown' })).status).toBe(201);
      expect((await opener.put(`/api/cases/${own}/identity`, { given: 'Awa', family: 'Essai' }, { version: 1 })).status).toBe(200);
      expect(await world.sql(`select 1 from case_access where case_id = $1 and grantee like 'grant:%'`, [own])).toEqual([]);
    });

    it('the child changes hands meanwhile: the grant stays', async () => {
      expect((await worker.post(`/api/cases/${caseId}/stay/discharge`, { at: '2026-03-10T07:45:00.000Z', destination: 'family', region: 'gao' }, { version: await version() })).status).toBe(200);
      expect(await sees(opener)).toBe(200);
    });

    it('is not to be reviewed while it runs, nor ever by the person who opened it', async () => {
      const review = { verdict: 'justified', remark: 'Appel du médecin confirmé.' };
      expect((await officer.post<Problem>(`/api/emergency-accesses/${access.id}/review`, review)).body.code).toBe('emergency-still-running');
      expect((await opener.post(`/api/emergency-accesses/${access.id}/review`, review)).status).toBe(403);
      expect((await otherOfficer.post(`/api/emergency-accesses/${access.id}/review`, review)).status).toBe(404);
    });

    it('ends by itself, to the second; afterwards there is nothing, by the API and by plain SQL', async () => {
      await world.at('2026-03-10T08:59:59.000Z');
      expect(await sees(opener)).toBe(200);
      await world.at('2026-03-10T09:00:00.000Z');
      expect(await sees(opener)).toBe(404);
      expect((await opener.get<{ items: Access[] }>('/api/emergency-accesses/mine')).body.items[0]).toMatchObject({ state: 'to-review', own: true });
      expect((await opener.post<Problem>(`/api/emergency-accesses/${access.id}/end`, {})).body.code).toBe('emergency-over');
      const scope = `{centre:mopti,user:${opener.userId}}`;
      const tables = ['child_case', 'child_identity', 'case_note', 'child_key', 'stay', 'deadline'];
      for (const table of tables) expect(await asApp(opener.userId, scope, `select 1 from ${table} where ${table === 'child_case' ? 'id' : 'case_id'} = $1`, [caseId])).toEqual([]);
      expect(await new GrantCloser(engine.database, world.clock).close()).toBe(1);
      expect(await new GrantCloser(engine.database, world.clock).close()).toBe(0);
      const stale = `{centre:mopti,user:${opener.userId},grant:${access.id}}`;
      for (const table of tables) expect(await asApp(opener.userId, stale, `select 1 from ${table} where ${table === 'child_case' ? 'id' : 'case_id'} = $1`, [caseId])).toEqual([]);
    });

    it('the review is a deadline: due three days after the end, escalated when nobody reviews', async () => {
      expect((await officer.get<Access>(`/api/emergency-accesses/${access.id}`)).body).toMatchObject({ reason: REASON, reviewDueAt: '2026-03-13T09:00:00.000Z', state: 'to-review' });
      await world.at('2026-03-13T08:59:00.000Z');
      await engine.sweeper.sweep();
      expect(await told(officer)).toEqual(['opened']);
      await world.at('2026-03-13T09:00:00.000Z');
      await engine.sweeper.sweep();
      await world.at('2026-03-14T09:00:00.000Z');
      await engine.sweeper.sweep();
      expect(await Promise.all([officer, national, auditor].map(told))).toEqual([['opened', 'limit', 'escalation-1'], ['escalation-1'], ['opened', 'limit', 'escalation-1']]);
    });

    it('the auditor sees code, who, when; not the reason, nor the case', async () => {
      const { items } = (await auditor.get<{ items: Access[] }>('/api/emergency-accesses')).body;
      expect(items).toMatchObject([{ caseCode: code, openedBy: 'centre-worker d’essai', state: 'to-review' }]);
      expect(items[0]).not.toHaveProperty('caseId');
      const one = (await auditor.get<Access>(`/api/emergency-accesses/${access.id}`)).body;
      expect(one.caseCode).toBe(code);
      expect(one).not.toHaveProperty('reason');
      expect((await otherOfficer.get<{ items: Access[] }>('/api/emergency-accesses')).body.items).toEqual([]);
    });

    it('the review ends the deadline, and with it the ladder', async () => {
      const answer = await officer.post<Access>(`/api/emergency-accesses/${access.id}/review`, { verdict: 'not-justified', remark: 'Aucun appel de Mopti.' });
      expect([answer.status, answer.body]).toMatchObject([200, { state: 'reviewed', verdict: 'not-justified' }]);
      expect((await officer.get<Access>(`/api/emergency-accesses/${access.id}`)).body.remark).toBe('Aucun appel de Mopti.');
      expect((await national.post<Problem>(`/api/emergency-accesses/${access.id}/review`, { verdict: 'justified', remark: 'x' })).body.code).toBe('emergency-reviewed');
      expect(await world.sql(`select state from deadline where subject_id = $1`, [access.id])).toEqual([{ state: 'late' }]);
      await world.at('2026-03-30T09:00:00.000Z');
      await engine.sweeper.sweep();
      expect(await told(auditor)).toEqual(['opened', 'limit', 'escalation-1']);
      expect(await board(officer)).not.toContain('break-glass-review');
    });
  });

  it('is ended early by whoever answers for the child; the review is due from then on', async () => {
    await world.at('2026-04-01T10:00:00.000Z');
    const { body } = await open(opener, { minutes: 180 });
    expect(body.endsAt).toBe('2026-04-01T13:00:00.000Z');
    await world.at('2026-04-01T10:20:00.000Z');
    expect((await otherOfficer.post(`/api/emergency-accesses/${body.id}/end`, {})).status).toBe(404);
    const ended = await officer.post<Access>(`/api/emergency-accesses/${body.id}/end`, {});
    expect(ended.body).toMatchObject({ endsAt: '2026-04-01T10:20:00.000Z', state: 'to-review', reviewDueAt: '2026-04-04T10:20:00.000Z' });
    expect(await sees(opener)).toBe(404);
    expect(await world.sql(`select 1 from case_access where grantee = $1`, [`grant:${body.id}`])).toEqual([]);
  });

  it('by the person who opened it as well; a closure does not wait for the review', async () => {
    await world.at('2026-04-03T10:00:00.000Z');
    const { body } = await open(opener, { minutes: 5 });
    expect((await opener.post<Access>(`/api/emergency-accesses/${body.id}/end`, {})).body.state).toBe('to-review');
    await world.at('2026-04-20T10:00:00.000Z');
    await worker.post(`/api/cases/${caseId}/visits`, { id: randomUUID(), at: '2026-04-09T10:00:00.000Z', outcome: 'well' }, { version: await version() });
    const rated = { safety: 3, health: 3, psychosocial: 3, education: 3, livelihood: 3, family: 3, community: 3, strengths: 'Aide sa tante.', needs: 'Une école.' };
    expect((await worker.post(`/api/cases/${caseId}/assessments`, { id: randomUUID(), at: '2026-04-10T10:00:00.000Z', ...rated }, { version: await version() })).body).toMatchObject({ visible: true });
    await worker.post(`/api/cases/${caseId}/visits`, { id: randomUUID(), at: '2026-04-15T10:00:00.000Z', outcome: 'well' }, { version: await version() });
    expect(await world.sql(`select rule_code from deadline where case_id = $1 and state = 'open' and due_at < '2026-04-20' and rule_code <> 'break-glass-review'`, [caseId])).toEqual([]);
    expect((await worker.post(`/api/cases/${caseId}/closure/request`, { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' }, { version: await version() })).body).toMatchObject({ visible: true });
    const approved = await officer.post(`/api/cases/${caseId}/closure/approve`, {}, { version: await version() });
    expect([approved.status, approved.body['code']]).toEqual([200, code]);
    expect(await world.sql(`select state from deadline where subject_id = $1`, [body.id])).toEqual([{ state: 'open' }]);
  });

  it('five a day, whether or not the code exists; the same request twice counts once', async () => {
    const other = await world.person('case-worker', { region: 'mopti' });
    const key = randomUUID();
    const wrong = { code: 'ML-0000-0000', reason: REASON };
    for (let repeat = 0; repeat < 3; repeat += 1) expect((await other.post('/api/emergency-accesses', wrong, { key })).status).toBe(404);
    for (let more = 0; more < 4; more += 1) expect((await other.post('/api/emergency-accesses', wrong)).status).toBe(404);
    const sixth = await open(other);
    expect([sixth.status, sixth.body.code]).toEqual([429, 'emergency-too-many']);
    expect(await world.sql(`select 1 from access_log where actor = $1 and detail ->> 'refused' = 'emergency-too-many'`, [other.userId])).toHaveLength(1);
    await world.later({ days: 1 });
    expect((await open(other)).status).toBe(201);
  });

  /** One statement as the application would send it, under these grantees. */
  async function asApp(userId: string, grantees: string, text: string, values: unknown[]): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: roleUrl(world.databaseUrl, 'passerelle_app', INSTALLATION_KEY) });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.user_id', $1, true), set_config('app.grantees', $2, true), set_config('app.reach', 'granted', true), set_config('app.clearance', 'file', true)`, [userId, grantees]);
      const { rows } = await client.query(text, values);
      await client.query('rollback');
      return rows as unknown[];
    } finally {
      await client.end();
    }
  }
});
