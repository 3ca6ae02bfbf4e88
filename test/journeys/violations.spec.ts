import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Incident {
  code: string;
  version: number;
  account?: string;
  placeText?: string;
  party: string;
  recordedBy?: string;
  violations: { id: string; type: string; status: string; since?: string; counts: number; history: { status: string; on: string; by?: string; note?: string }[] }[];
  victims: { id: string; caseCode?: string; boys?: number; suffered: { type: string; captivity?: string }[] }[];
  sources: { kind: string; detail?: string }[];
  mayRecord: boolean;
}

const SECRET = { account: 'récit de Zorbelinou', place: 'près du puits de Krazamboul', source: 'tante Mirloupette', note: 'vu par Grondarizel' };
const attacked = (change: object = {}): Record<string, unknown> => ({
  id: randomUUID(), occurredAt: '2026-02', region: 'gao', placeText: SECRET.place, party: 'JNIM-UNID', account: SECRET.account,
  violations: [
    { id: randomUUID(), type: 'abduction' },
    { id: randomUUID(), type: 'recruitment-and-use' },
    { id: randomUUID(), type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'attack', damage: 'looted' },
  ],
  victims: [{ id: randomUUID(), boys: 3, girls: 1, ageFromMonths: 120, ageToMonths: 200, suffered: [{ type: 'abduction', captivity: 'in-captivity' }, { type: 'recruitment-and-use', roles: ['guard'], mode: 'abduction' }] }],
  sources: [{ id: randomUUID(), kind: 'family', at: '2026-03-01', detail: SECRET.source }],
  ...change,
});

describe('grave violations', () => {
  let world: World;
  let monitor: Caller;
  let colleague: Caller;
  let ministry: Caller;
  let worker: Caller;
  let elsewhere: Caller;
  let others: Caller[];
  const caseId = randomUUID();
  let caseCode: string;
  let caseVersion: number;

  const codeOf = ({ status, body }: Answer): string => {
    const { code, errors } = body as { code: string; errors?: { field: string; code: string }[] };
    return `${String(status)} ${errors === undefined || errors.length === 0 ? code : errors.map((one) => `${one.field}: ${one.code}`).join(', ')}`;
  };
  const recorded = async (change: object = {}): Promise<string> => {
    const body = attacked(change);
    const answer = await monitor.post('/api/incidents', body);
    if (answer.status !== 201) throw new Error(codeOf(answer));
    return String(body['id']);
  };
  const page = async (id: string, who = monitor): Promise<Incident> => (await who.get<Incident>(`/api/incidents/${id}`)).body;
  const change = async (id: string, path: string, body: object, who = monitor): Promise<Answer> => await who.post(`/api/incidents/${id}/${path}`, body, { version: (await page(id)).version });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    monitor = await world.person('monitor');
    colleague = await world.person('monitor');
    ministry = await world.person('national-officer');
    worker = await world.person('centre-worker', { centre: 'gao' });
    elsewhere = await world.person('regional-officer', { region: 'kidal' });
    others = [worker, elsewhere, await world.person('analyst'), await world.person('auditor'), await world.person('administrator'), await world.person('security-liaison', { unit: 'Unité A' })];
    const opened = await worker.post<{ code: string }>('/api/cases', { id: caseId, entry: 'escape', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    if (opened.status !== 201) throw new Error(codeOf(opened));
    caseCode = opened.body.code;
    await worker.put(`/api/cases/${caseId}/identity`, { given: 'Plouzanec', family: 'Kerambrouz' }, { version: 1 });
    caseVersion = (await worker.get<{ version: number }>(`/api/cases/${caseId}`)).body.version;
  });
  afterAll(async () => {
    await world.close();
  });

  it('an incident is recorded by a monitor, and read by monitors and the Ministry', async () => {
    const id = await recorded();
    const seen = await page(id);
    expect(seen).toMatchObject({ party: 'JNIM-UNID', account: SECRET.account, placeText: SECRET.place, recordedBy: 'monitor d’essai', mayRecord: true, sources: [{ kind: 'family', detail: SECRET.source }] });
    expect(seen.violations.map(({ type, status, counts }) => [type, status, counts])).toEqual([['abduction', 'reported', 4], ['attacks-on-schools-and-hospitals', 'reported', 1], ['recruitment-and-use', 'reported', 4]]);
    expect(await page(id, colleague)).toMatchObject({ account: SECRET.account, recordedBy: 'monitor d’essai' });
    expect(await page(id, ministry)).toMatchObject({ account: SECRET.account, mayRecord: false });
    expect(codeOf(await ministry.post('/api/incidents', attacked()))).toBe('403 forbidden');
  });

  it('nobody else reads it, in the API or in the database', async () => {
    const id = await recorded();
    for (const who of others) expect(codeOf(await who.get(`/api/incidents/${id}`))).toBe('403 forbidden');
    for (const who of others) expect(codeOf(await who.get('/api/incidents'))).toBe('403 forbidden');
  });

  it('what was said in words stands in no column, in the journal neither', async () => {
    const id = await recorded();
    const violation = (await page(id)).violations[0];
    await change(id, `violations/${violation?.id ?? ''}/verification`, { id: randomUUID(), status: 'verified', on: '2026-03-05', note: SECRET.note });
    const rows = await world.sql<{ text: string }>(`select to_jsonb(t)::text as text from (select row from journal) t
      union all select to_jsonb(i)::text from incident i union all select to_jsonb(s)::text from incident_source s union all select to_jsonb(v)::text from violation_verification v`);
    const all = rows.map(({ text }) => text).join('\n');
    const guises = Object.values(SECRET).flatMap((word) => [word, Buffer.from(word).toString('hex')]);
    expect(guises.filter((guise) => all.includes(guise))).toEqual([]);
    expect((await page(id)).violations[0]?.history).toEqual([{ status: 'verified', on: '2026-03-05', recordedAt: '2026-03-10T12:00:00.000Z', by: 'monitor d’essai', note: SECRET.note }]);
  });

  it('each change is in the journal', async () => {
    const id = await recorded();
    await change(id, 'sources', { id: randomUUID(), kind: 'witness', at: '2026-03-02' });
    const entries = await world.sql<{ subject: string; n: number }>(`select subject, count(*)::int as n from journal where row ->> 'incident_id' = $1 or (subject = 'incident' and subject_id = $1) group by 1 order by 1`, [id]);
    expect(entries).toEqual([{ subject: 'incident', n: 2 }, { subject: 'incident_source', n: 2 }, { subject: 'incident_victim', n: 1 }, { subject: 'violation', n: 3 }]);
  });

  it.each<[string, object, string]>([
    ['tomorrow', { occurredAt: '2026-03-11' }, '422 occurredAt: in-the-future'],
    ['in a place of another region', { placeText: undefined, place: 'ber' }, '422 place: unknown-code'],
    ['by a party of no list', { party: 'MARTIENS' }, '422 party: unknown-code'],
    ['without a violation', { violations: [] }, '400 violations: wrong-type'],
    ['without a source', { sources: [] }, '400 sources: wrong-type'],
    ['with children recruited, and nobody says which', { victims: [] }, '422 victims: victims-missing'],
    ['with a role of no list', { victims: [{ id: randomUUID(), boys: 1, suffered: [{ type: 'abduction', captivity: 'unknown' }, { type: 'recruitment-and-use', roles: ['pilote'] }] }] }, '422 victims.0.suffered.1.roles: unknown-code'],
    ['with a child of no file', { victims: [{ id: randomUUID(), caseCode: 'ML-0000-0000', suffered: [{ type: 'abduction', captivity: 'unknown' }, { type: 'recruitment-and-use' }] }] }, '404 victims.0.caseCode: not-found'],
  ])('an incident %s is refused beside the field', async (_, wrong, refusal) => {
    expect(codeOf(await monitor.post('/api/incidents', attacked(wrong)))).toBe(refusal);
  });

  it('verification is kept step by step, and the last decision holds', async () => {
    const id = await recorded();
    const { id: violation = '' } = (await page(id)).violations[0] ?? {};
    const decide = (status: string, on: string, who = monitor): Promise<Answer> => change(id, `violations/${violation}/verification`, { id: randomUUID(), status, on }, who);
    expect((await decide('under-verification', '2026-03-01')).status).toBe(201);
    expect(codeOf(await decide('verified', '2026-02-28'))).toBe('422 on: before-previous-fact');
    expect(codeOf(await decide('verified', '2026-03-11'))).toBe('422 on: in-the-future');
    expect((await decide('verified', '2026-03-09', colleague)).status).toBe(201);
    expect(codeOf(await decide('verified', '2026-03-10'))).toBe('409 status: verification-unchanged');
    expect((await page(id)).violations[0]).toMatchObject({ status: 'verified', since: '2026-03-09', history: [{ status: 'verified' }, { status: 'under-verification' }] });
    expect(codeOf(await decide('not-verified', '2026-03-10', ministry))).toBe('403 forbidden');
  });

  it('what was found out better replaces what was said, as long as nobody has overtaken it', async () => {
    const id = await recorded();
    const better = { occurredAt: '2026-02-14', region: 'menaka', placeText: 'ailleurs', party: 'ISGS', account: 'autre récit' };
    expect((await monitor.put(`/api/incidents/${id}`, better, { version: 1 })).status).toBe(200);
    expect(codeOf(await monitor.put(`/api/incidents/${id}`, better, { version: 1 }))).toBe('412 version-overtaken');
    expect(await page(id)).toMatchObject({ party: 'ISGS', region: 'menaka', occurredAt: '2026-02-14', placeText: 'ailleurs', account: 'autre récit', version: 2 });
  });

  it('lines of victims are withdrawn and recorded anew', async () => {
    const id = await recorded();
    const [line] = (await page(id)).victims;
    expect((await change(id, `victims/${line?.id ?? ''}/withdraw`, {})).status).toBe(200);
    expect(codeOf(await change(id, `victims/${line?.id ?? ''}/withdraw`, {}))).toBe('409 victim-withdrawn');
    expect((await change(id, 'victims', { id: randomUUID(), boys: 2, suffered: [{ type: 'abduction', captivity: 'released-or-escaped' }] })).status).toBe(201);
    expect((await page(id)).violations.map(({ counts }) => counts)).toEqual([2, 1, 0]);
    expect(codeOf(await change(id, 'victims', { id: randomUUID(), boys: 2, suffered: [{ type: 'sexual-violence' }] }))).toBe('422 suffered.0.type: violation-not-in-incident');
    expect((await change(id, 'violations', { id: randomUUID(), type: 'sexual-violence' })).status).toBe(201);
    expect(codeOf(await change(id, 'violations', { id: randomUUID(), type: 'sexual-violence' }))).toBe('409 violations: already-exists');
  });

  describe('a child with a file', () => {
    const link = (incident: string, who = worker, id = randomUUID()): Promise<Answer<{ items: { id: string; incident: string; types: string[] }[] }>> =>
      who.post(`/api/cases/${caseId}/violations`, { id, incident, suffered: [{ type: 'recruitment-and-use', roles: ['cook'] }] }, { version: caseVersion });

    it('is linked by whoever sees the file, who is told the code and the type, and does not see the incident', async () => {
      const incidentId = await recorded();
      const { code } = await page(incidentId);
      const linked = await link(code.toLowerCase());
      expect([linked.status, linked.body.items]).toEqual([201, [{ id: expect.any(String), incident: code, occurredAt: '2026-02', region: 'gao', types: ['recruitment-and-use'] }]]);
      expect(codeOf(await link(code))).toBe('409 caseCode: already-exists');
      expect(codeOf(await link('VG-0000-0000'))).toBe('404 incident: not-found');
      expect((await worker.get(`/api/incidents/${incidentId}`)).status).toBe(403);
      const seen = await page(incidentId);
      expect(seen.victims.map(({ caseCode: linkedCode, boys }) => linkedCode ?? boys)).toEqual([3, caseCode]);
      expect(seen.violations.find(({ type }) => type === 'recruitment-and-use')?.counts).toBe(5);
    });

    it('is seen by the monitor by its code, never by its name', async () => {
      const incidentId = await recorded();
      await link((await page(incidentId)).code);
      for (const who of [monitor, ministry]) {
        const { text } = await who.get(`/api/incidents/${incidentId}`);
        expect(text).toContain(caseCode);
        expect(text).not.toMatch(/Plouzanec|Kerambrouz/);
      }
    });

    it('is opened to nobody by the link, and the access to the file is as it was', async () => {
      const before = await world.sql('select grantee, level from case_access where case_id = $1 order by 1', [caseId]);
      const incidentId = await recorded({ region: 'kidal' });
      await link((await page(incidentId)).code);
      expect((await elsewhere.get(`/api/cases/${caseId}`)).status).toBe(404);
      expect((await elsewhere.get(`/api/cases/${caseId}/violations`)).status).toBe(404);
      expect(codeOf(await link((await page(incidentId)).code, elsewhere))).toBe('404 not-found');
      expect(await world.sql('select grantee, level from case_access where case_id = $1 order by 1', [caseId])).toEqual(before);
    });

    it('is linked by the monitor by its code, once in an incident', async () => {
      const incidentId = await recorded();
      const victim = { caseCode, suffered: [{ type: 'abduction', captivity: 'released-or-escaped' }] };
      expect((await change(incidentId, 'victims', { id: randomUUID(), ...victim })).status).toBe(201);
      expect(codeOf(await change(incidentId, 'victims', { id: randomUUID(), ...victim }))).toBe('409 caseCode: already-exists');
    });

    it('whose link was a mistake is withdrawn by those who see the file', async () => {
      const incidentId = await recorded();
      const id = randomUUID();
      await link((await page(incidentId)).code, worker, id);
      expect((await elsewhere.post(`/api/cases/${caseId}/violations/${id}/withdraw`, {}, { version: caseVersion })).status).toBe(404);
      const answer = await worker.post<{ items: { id: string }[] }>(`/api/cases/${caseId}/violations/${id}/withdraw`, {}, { version: caseVersion });
      expect([answer.status, answer.body.items.some((one) => one.id === id)]).toEqual([200, false]);
      expect((await page(incidentId)).victims).toHaveLength(1);
    });
  });

  describe('one event recorded twice', () => {
    interface Likely { likely: { id: string; code: string; version: number }[]; joined: { code: string }[]; joinedInto?: { code: string }; version: number; code: string }
    const seen = async (id: string): Promise<Likely> => (await monitor.get<Likely>(`/api/incidents/${id}`)).body;
    const compare = async (id: string, how: string, otherId: string): Promise<Answer> => change(id, how, { id: randomUUID(), otherId, otherVersion: (await seen(otherId)).version });
    const twice = async (region: string): Promise<[string, string]> => [
      await recorded({ region, occurredAt: '2026-01-10', party: 'FLM' }), await recorded({ region, occurredAt: '2026-01-12', party: 'UNIDENTIFIED' }),
    ];

    it('is proposed from either side, joined, and taken apart again', async () => {
      const [kept, other] = await twice('kayes');
      await recorded({ region: 'kayes', occurredAt: '2026-01-11', party: 'ISGS' });
      expect((await seen(kept)).likely.map(({ id }) => id)).toEqual([other]);
      expect((await monitor.get<Likely>(`/api/incidents/${kept}`)).body.likely).toHaveLength(1);
      expect((await ministry.get<Likely>(`/api/incidents/${kept}`)).body.likely).toEqual([]);
      expect((await compare(other, 'join', kept)).status).toBe(200);
      const [one, two] = [await seen(kept), await seen(other)];
      expect([one.joined, two.joinedInto?.code]).toEqual([[{ id: other, code: two.code }], one.code]);
      expect(codeOf(await change(other, 'sources', { id: randomUUID(), kind: 'witness', at: '2026-03-01' }))).toBe('409 incident-joined');
      expect(codeOf(await compare(other, 'join', kept))).toBe('409 incident-joined');
      expect((await monitor.post(`/api/incidents/${other}/separate`, {}, { version: two.version })).status).toBe(200);
      expect([(await seen(kept)).joined, (await seen(other)).joinedInto]).toEqual([[], undefined]);
      expect(codeOf(await monitor.post(`/api/incidents/${other}/separate`, {}, { version: (await seen(other)).version }))).toBe('409 incident-not-joined');
      const entries = await world.sql<{ change: string }>(`select change from journal where subject = 'incident_comparison' and row ->> 'incident_id' = $1 order by id`, [other]);
      expect(entries.map(({ change: kind }) => kind)).toEqual(['insert', 'update']);
    });

    it('is not proposed again once somebody has found two events', async () => {
      const [kept, other] = await twice('nara');
      expect((await compare(other, 'keep-apart', kept)).status).toBe(200);
      expect([(await seen(kept)).likely, (await seen(other)).likely]).toEqual([[], []]);
      expect(codeOf(await compare(other, 'keep-apart', kept))).toBe('409 compared-already');
    });

    it('is not joined where a verified violation would be lost', async () => {
      const [kept, other] = await twice('kita');
      const { id: violation = '' } = (await page(other)).violations[0] ?? {};
      await change(other, `violations/${violation}/verification`, { id: randomUUID(), status: 'verified', on: '2026-03-01' });
      expect(codeOf(await compare(other, 'join', kept))).toBe('409 join-would-lose');
      expect((await compare(kept, 'join', other)).status).toBe(200);
    });
  });

  it('the list is filtered, and goes on page by page', async () => {
    for (let n = 1; n <= 31; n += 1) await recorded({ occurredAt: `2025-01-${String(n).padStart(2, '0')}`, region: 'sikasso', party: 'FLM' });
    const list = async (query: string): Promise<{ items: { code: string; occurredAt: string; children: number }[]; total: number; nextCursor?: string }> =>
      (await monitor.get<{ items: { code: string; occurredAt: string; children: number }[]; total: number; nextCursor?: string }>(`/api/incidents?${query}`)).body;
    const first = await list('region=sikasso');
    expect([first.items.length, first.total, first.items[0]?.occurredAt, first.items[0]?.children]).toEqual([30, 31, '2025-01-31', 4]);
    const second = await list(`region=sikasso&cursor=${first.nextCursor ?? ''}`);
    expect([second.items.map(({ occurredAt }) => occurredAt), second.nextCursor]).toEqual([['2025-01-01'], undefined]);
    expect((await list('party=JNIM&region=sikasso')).total).toBe(31);
    expect((await list('party=CMA')).total).toBe(0);
    expect((await list('from=2025-01-10&to=2025-01-12')).total).toBe(3);
    expect((await list('type=denial-of-humanitarian-access')).total).toBe(0);
    expect((await list('region=sikasso&status=verified')).total).toBe(0);
    expect((await list(`code=${first.items[3]?.code ?? ''}`)).items.map(({ occurredAt }) => occurredAt)).toEqual(['2025-01-28']);
  });
});
