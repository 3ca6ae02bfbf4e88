import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Likely {
  id: string;
  code: string;
  name?: string;
  grade: string;
  likeness: { fr: string };
  where: { fr: string };
}
interface Check {
  cases: Likely[];
  elsewhere: { handle: string; region?: string; count: number }[];
  limited: boolean;
}
interface Request {
  id: string;
  status: string;
  region?: string;
  child?: { given: string; family: string; sex: string; age: { years?: number }; region?: string };
  reason?: string;
  note?: string;
  asked?: { id: string; code: string };
  matched?: { id: string; code: string };
  matches?: Likely[];
}
interface Requests {
  received: Request[];
  sent: Request[];
}
interface Page {
  version: number;
  code: string;
  status: string;
}

const NAME = { given: 'Almoustapha', family: 'Ag Inventé' };

describe('the same child twice', () => {
  let world: World;
  let gaoWorker: Caller;
  let gaoOfficer: Caller;
  let menakaOfficer: Caller;
  let ministry: Caller;
  let liaison: Caller;
  /** Opened by the officer of Ménaka, out of sight for everybody at Gao. */
  const hidden = { id: randomUUID(), code: '' };
  /** Opened at Gao, by the centre. */
  const own = { id: randomUUID(), code: '' };

  const open = async (who: Caller, id: string, region: string, child: object = {}): Promise<string> => {
    const answer = await who.post<{ code: string }>('/api/cases', {
      id, entry: 'escape', occurredAt: '2026-03-05', region, sex: 'male', ageYears: 15, agePrecision: 'stated', ...child,
    });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body.code;
  };
  const page = async (who: Caller, id: string): Promise<Page> => (await who.get<Page>(`/api/cases/${id}`)).body;
  const nameIt = async (who: Caller, id: string, name: object = NAME): Promise<void> => {
    const { version } = await page(who, id);
    expect((await who.put(`/api/cases/${id}/identity`, name, { version })).status).toBe(200);
  };
  const check = async (who: Caller, question: object): Promise<Check> => {
    const answer = await who.post<Check>('/api/duplicates/check', question, { key: null });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const requests = async (who: Caller): Promise<Requests> => (await who.get<Requests>('/api/duplicates/requests')).body;
  /** Nothing that could point at the hidden child. */
  const says = (body: unknown): string[] => {
    const text = JSON.stringify(body);
    return [hidden.id, hidden.code, NAME.given, NAME.family, '2026-03-05'].filter((secret) => text.includes(secret));
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: 'Unité de Gao (essai)' });
    gaoWorker = await world.person('centre-worker', { centre: 'gao' });
    gaoOfficer = await world.person('regional-officer', { region: 'gao' });
    menakaOfficer = await world.person('regional-officer', { region: 'menaka' });
    ministry = await world.person('national-officer');
    hidden.code = await open(menakaOfficer, hidden.id, 'menaka');
    await nameIt(menakaOfficer, hidden.id);
  });
  afterAll(async () => {
    await world.close();
  });

  describe('the look', () => {
    it('offers a case of one’s own scope by name, with what agrees in words', async () => {
      const { cases, elsewhere } = await check(menakaOfficer, { given: 'almoustapha', family: 'INVENTE', sex: 'male', ageYears: 15, region: 'menaka' });
      expect(cases).toEqual([expect.objectContaining({ id: hidden.id, code: hidden.code, name: 'Almoustapha Ag Inventé', grade: 'very-likely' })]);
      expect(cases[0]?.likeness.fr).toBe('Très ressemblant : même nom, même sexe, même âge, même région');
      expect(elsewhere).toEqual([]);
    });

    it('the Ministry sees it as a case, wherever it is', async () => {
      const { cases, elsewhere } = await check(ministry, NAME);
      expect([cases.map(({ id, grade }) => [id, grade]), elsewhere]).toEqual([[[hidden.id, 'possible']], []]);
    });

    it('of a case out of sight says the region and how many, and nothing else', async () => {
      const body = await check(gaoWorker, { ...NAME, sex: 'male', ageYears: 15 });
      expect(body).toEqual({ cases: [], elsewhere: [{ handle: expect.any(String), region: 'menaka', count: 1, asked: false }], limited: false });
      expect(says(body)).toEqual([]);
    });

    it('gives the first answer again for a day, whatever else is typed: age and sex cannot be probed', async () => {
      const first = await check(gaoWorker, NAME);
      for (const other of [{ sex: 'female' }, { ageYears: 9 }, { sex: 'male', ageYears: 22 }, { region: 'kidal' }]) {
        expect(await check(gaoWorker, { given: NAME.family, family: NAME.given, ...other })).toEqual(first);
      }
    });

    it('a child plainly other is no answer', async () => {
      const other = await world.person('centre-worker', { centre: 'gao' });
      expect((await check(other, { ...NAME, sex: 'female' })).elsewhere).toEqual([]);
    });

    it.each([
      ['half a name', { given: NAME.given }, 400], ['half a name and null', { given: NAME.given, family: null }, 400], ['the other half', { family: NAME.family }, 400], ['nothing', {}, 400], ['a case that is not there', { caseId: randomUUID() }, 404],
      ['a region that is not there', { ...NAME, region: 'nowhere' }, 422],
    ])('%s is not asked', async (_, question, status) => {
      expect((await gaoWorker.post('/api/duplicates/check', question, { key: null })).status).toBe(status);
    });

    it('one part of the name is never enough', async () => {
      expect((await check(gaoWorker, { given: NAME.given, family: 'Autre' })).elsewhere).toEqual([]);
      expect((await check(gaoWorker, { given: NAME.given, family: NAME.given })).elsewhere).toEqual([]);
    });

    it.each([
      ['security-liaison', { unit: 'Unité d’essai' }], ['monitor', {}], ['analyst', {}], ['auditor', {}], ['administrator', {}],
    ] as const)('%s may not ask', async (role, post) => {
      const who = await world.person(role, post);
      const answers = [await who.post('/api/duplicates/check', NAME, { key: null }), await who.get('/api/duplicates/requests'), await who.get(`/api/cases/${hidden.id}/merge/${hidden.id}`)];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(says(answers.map(({ body }) => body))).toEqual([]);
    });

    it.each([
      ['centre-worker', { centre: 'gao' }], ['centre-manager', { centre: 'mopti' }], ['case-worker', { region: 'menaka' }], ['regional-officer', { region: 'kidal' }],
    ] as const)('for %s no answer of any route tells more than the region', async (role, post) => {
      const who = await world.person(role, post);
      const question = await check(who, { ...NAME, sex: 'male', ageYears: 15 });
      const mine = randomUUID();
      const answers: unknown[] = [question, (await who.get('/api/duplicates/requests')).body];
      for (const [path, body] of [
        [`/api/cases/${hidden.id}/merge`, { caseId: mine, version: 1 }], [`/api/cases/${hidden.id}/unmerge`, { keptVersion: 1, reason: 'x' }],
        ['/api/duplicates/distinct', { id: randomUUID(), caseId: hidden.id, otherId: mine }], ['/api/duplicates/requests', { id: randomUUID(), handle: question.elsewhere[0]?.handle, caseId: hidden.id, reason: 'x' }],
      ] as const) {
        const answer = await who.post(path, body, { version: 1 });
        expect([path, [403, 404].includes(answer.status)]).toEqual([path, true]);
        answers.push(answer.body);
      }
      answers.push((await who.post('/api/cases/search', { q: hidden.code }, { key: null })).body, (await who.post('/api/cases/search', { q: 'Almoustapha' }, { key: null })).body);
      expect(question.elsewhere).toEqual([{ handle: expect.any(String), region: 'menaka', count: 1, asked: false }]);
      expect(says(answers)).toEqual([]);
    });

    it('is in the access log, without the name', async () => {
      const looks = await world.sql<{ actor: string; detail: object }>(`select actor, detail from access_log where kind = 'duplicate.check' and actor = $1 order by id`, [gaoWorker.userId]);
      expect(looks[0]).toMatchObject({ detail: { seen: 0, regions: ['menaka'], today: 1, limited: false, unusual: false } });
      expect(says(looks.map(({ detail }) => detail))).toEqual([]);
    });
  });

  describe('the request', () => {
    let handle = '';
    const id = randomUUID();
    const reason = 'la tante cite le même village';

    it('follows a look, with a case of one’s own that has a name', async () => {
      own.code = await open(gaoWorker, own.id, 'gao', { centre: 'gao', occurredAt: '2026-03-07' });
      handle = (await check(gaoWorker, { ...NAME, sex: 'male', ageYears: 15 })).elsewhere[0]?.handle ?? '';
      const ask = { id, handle, caseId: own.id, reason };
      expect((await gaoWorker.post('/api/duplicates/requests', ask)).body).toMatchObject({ code: 'identity-missing' });
      await nameIt(gaoWorker, own.id);
      expect((await gaoOfficer.post('/api/duplicates/requests', ask)).status).toBe(404); // the handle is another person's
      expect((await gaoWorker.post('/api/duplicates/requests', { ...ask, handle: randomUUID() })).status).toBe(404);
      expect((await gaoWorker.post('/api/duplicates/requests', ask)).body).toEqual({ id });
      expect((await gaoWorker.post('/api/duplicates/requests', { ...ask, id: randomUUID() })).body).toMatchObject({ code: 'request-pending' });
      expect((await check(gaoWorker, { caseId: own.id })).elsewhere).toMatchObject([{ region: 'menaka', asked: true }]);
    });

    it('sent twice under one key happens once', async () => {
      const key = randomUUID();
      const who = await world.person('centre-worker', { centre: 'gao' });
      const theirs = (await check(who, { ...NAME, sex: 'male' })).elsewhere[0]?.handle;
      const again = { id: randomUUID(), handle: theirs, caseId: randomUUID(), reason };
      await open(who, again.caseId, 'gao', { centre: 'gao' });
      await nameIt(who, again.caseId, { given: 'Almoustapha', family: 'Inventé' });
      const answers = [await who.post('/api/duplicates/requests', again, { key }), await who.post('/api/duplicates/requests', again, { key })];
      expect(answers.map(({ status, body }) => [status, body])).toEqual([[201, { id: again.id }], [201, { id: again.id }]]);
      expect(await world.sql('select 1 from duplicate_request where case_id = $1', [again.caseId])).toHaveLength(1);
      expect((await menakaOfficer.post(`/api/duplicates/requests/${again.id}/answer`, { answer: 'different', note: 'le nôtre a un frère jumeau' })).status).toBe(200);
      const [sent] = (await requests(who)).sent.filter((request) => request.id === again.id);
      expect(sent).toMatchObject({ status: 'different', note: 'le nôtre a un frère jumeau' });
      expect(sent).not.toHaveProperty('matched');
    });

    it('the other side sees name, sex, age and region of the asker’s child and its own likely cases; not the asker’s case', async () => {
      const { received } = await requests(menakaOfficer);
      const request = received.find((one) => one.id === id);
      expect(request).toMatchObject({
        status: 'open', region: 'menaka', reason, child: { ...NAME, sex: 'male', age: { years: 15, precision: 'stated' }, region: 'gao' }, matches: [{ id: hidden.id, grade: 'likely' }],
      });
      expect(JSON.stringify(request)).not.toContain(own.id);
      expect(JSON.stringify(request)).not.toContain(own.code);
    });

    it('nobody else sees it, and the database holds no word of it in clear', async () => {
      for (const who of [await world.person('regional-officer', { region: 'kidal' }), await world.person('centre-manager', { centre: 'mopti' })]) {
        expect(await requests(who)).toEqual({ received: [], sent: [] });
        expect((await who.post(`/api/duplicates/requests/${id}/answer`, { answer: 'different' })).status).toBe(404);
      }
      expect((await gaoOfficer.post(`/api/duplicates/requests/${id}/answer`, { answer: 'different' })).status).toBe(404);
      const rows = await world.sql(`select to_jsonb(r)::text from duplicate_request r union all select j.row::text from journal j where j.subject = 'duplicate_request'`);
      expect(rows.length).toBeGreaterThan(1);
      for (const word of [...Object.values(NAME), 'village']) expect(JSON.stringify(rows)).not.toContain(word);
      expect(await world.sql(`select 1 from journal where subject in ('duplicate_request_key', 'duplicate_look')`)).toEqual([]);
    });

    it('the asker sees that it waits, and nothing of the other side’s case', async () => {
      const body = await requests(gaoWorker);
      expect(body.received).toEqual([]);
      expect(body.sent.find((request) => request.id === id)).toMatchObject({ status: 'open', region: 'menaka', asked: { id: own.id, code: own.code } });
      expect([hidden.id, hidden.code].filter((secret) => JSON.stringify(body).includes(secret))).toEqual([]);
    });

    it('"the same child" needs the case, and opens each file to the other side', async () => {
      const answer = (body: object) => menakaOfficer.post(`/api/duplicates/requests/${id}/answer`, body);
      expect((await answer({ answer: 'same' })).body).toMatchObject({ code: 'matching-case-required', errors: [{ field: 'caseId' }] });
      expect((await answer({ answer: 'same', caseId: own.id })).status).toBe(404);
      expect((await gaoWorker.get(`/api/cases/${hidden.id}`)).status).toBe(404);
      expect((await menakaOfficer.get(`/api/cases/${own.id}`)).status).toBe(404);
      expect((await answer({ answer: 'same', caseId: hidden.id, note: 'même cicatrice' })).status).toBe(200);
      expect((await answer({ answer: 'different' })).body).toMatchObject({ code: 'request-answered' });
      for (const who of [gaoWorker, gaoOfficer, menakaOfficer]) {
        expect([(await who.get(`/api/cases/${hidden.id}`)).status, (await who.get(`/api/cases/${own.id}`)).status]).toEqual([200, 200]);
      }
      const sent = (await requests(gaoWorker)).sent.find((request) => request.id === id);
      expect(sent).toMatchObject({ status: 'same', note: 'même cicatrice', matched: { id: hidden.id, code: hidden.code } });
    });

    it('that access is a fact: folding the case again keeps it', async () => {
      await nameIt(gaoWorker, own.id);
      await nameIt(menakaOfficer, hidden.id);
      expect([(await gaoWorker.get(`/api/cases/${hidden.id}`)).status, (await menakaOfficer.get(`/api/cases/${own.id}`)).status]).toEqual([200, 200]);
    });

    it('once merged the two sides go by the child’s file alone', async () => {
      const [kept, merged] = [await page(gaoOfficer, own.id), await page(gaoOfficer, hidden.id)];
      const { body: preview } = await gaoOfficer.get<{ effects: { fr: string }[] }>(`/api/cases/${own.id}/merge/${hidden.id}`);
      expect(preview.effects.map(({ fr }) => fr)).toContain('Voient ensuite le dossier : CTO de Gao, Direction régionale (Gao).');
      const answer = await gaoOfficer.post(`/api/cases/${own.id}/merge`, { caseId: hidden.id, version: merged.version }, { version: kept.version });
      expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ visible: true })]);
      expect((await menakaOfficer.get(`/api/cases/${own.id}`)).status).toBe(404);
      expect((await menakaOfficer.get(`/api/cases/${hidden.id}`)).status).toBe(404);
      expect((await page(gaoWorker, hidden.id)).status).toBe('merged');
    });
  });

  it('a liaison who moves the child on does not fold away what the other side was let see, and is not told of it', async () => {
    const name = { given: 'Mohamedoun', family: 'Ould Fictif' };
    const [there, here] = [randomUUID(), randomUUID()];
    await open(menakaOfficer, there, 'menaka');
    await nameIt(menakaOfficer, there, name);
    const notified = await liaison.post('/api/captures', { id: here, kind: 'capture', startedAt: '2026-03-09', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    expect(notified).toMatchObject({ status: 201, body: { visible: true } });
    await nameIt(gaoOfficer, here, name);
    const [found] = (await check(gaoOfficer, { caseId: here })).elsewhere;
    const id = randomUUID();
    expect((await gaoOfficer.post('/api/duplicates/requests', { id, handle: found?.handle, caseId: here, reason: 'même père' })).status).toBe(201);
    expect((await menakaOfficer.post(`/api/duplicates/requests/${id}/answer`, { answer: 'same', caseId: there })).status).toBe(200);
    const { version } = await page(liaison, here);
    const moved = await liaison.post(`/api/cases/${here}/custody/situation-unknown`, {}, { version });
    expect([moved.status, moved.body]).toEqual([200, expect.anything()]);
    expect((await menakaOfficer.get(`/api/cases/${here}`)).status).toBe(200);
    const timelineOf = async (who: Caller): Promise<string[]> => (await who.get<{ timeline: { kind: string }[] }>(`/api/cases/${here}`)).body.timeline.map(({ kind }) => kind);
    expect([(await timelineOf(gaoOfficer)).includes('sight.granted'), (await timelineOf(liaison)).includes('sight.granted')]).toEqual([true, false]);
  });

  it('what was found to be another child is not offered again', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    for (const id of [one, other]) {
      await open(gaoOfficer, id, 'gao');
      await nameIt(gaoOfficer, id, { given: 'Zeïnabou', family: 'Walet Essai' });
    }
    expect((await check(gaoOfficer, { caseId: one })).cases.map(({ id }) => id)).toEqual([other]);
    const body = { id: randomUUID(), caseId: other, otherId: one };
    expect((await gaoOfficer.post('/api/duplicates/distinct', body)).status).toBe(201);
    expect((await gaoOfficer.post('/api/duplicates/distinct', { ...body, id: randomUUID() })).status).toBe(201);
    expect((await check(gaoOfficer, { caseId: one })).cases).toEqual([]);
    expect((await check(gaoOfficer, { caseId: other })).cases).toEqual([]);
  });

  it('plain SQL on the application’s connection reaches no look and no request of others', async () => {
    const open = await world.sql<{ table_name: string }>(
      `select c.relname as table_name from pg_class c where c.relname in ('case_merge', 'duplicate_sight', 'duplicate_dismissal', 'duplicate_look', 'duplicate_look_region', 'duplicate_request', 'duplicate_request_key')
         and c.relrowsecurity and c.relforcerowsecurity`,
    );
    expect(open).toHaveLength(7);
    const granted = await world.sql(`select 1 from information_schema.role_table_grants where grantee = 'passerelle_app' and table_name like 'duplicate_look%'`);
    expect(granted).toEqual([]);
  });
});
