import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Consents {
  version: number;
  agreements: { purpose: string; recipient?: string; state: string; sections: string[]; child: { state: string; needed: boolean }; adult: { state: string; needed: boolean } }[];
  history: { id: string; kind: string; giver: string; giverName?: string; remark?: string; withdrawable: boolean; recordedBy: string; language?: string }[];
}
interface Summary {
  id: string;
  basis: string;
  sections: string[];
  identity?: { given: string };
  situation?: { whereabouts: { fr: string } };
  care?: { label: { fr: string } }[];
  custody?: unknown;
}
interface Problem {
  code: string;
  errors?: { field: string }[];
}

describe('consent, and what is shared under it', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let elsewhere: Caller;
  const caseId = randomUUID();
  const url = `/api/cases/${caseId}`;

  const version = async (): Promise<number> => (await officer.get<{ version: number }>(url)).body.version;
  const consents = async (who = worker): Promise<Consents> => (await who.get<Consents>(`${url}/consents`)).body;
  const say = async (body: object, who = worker): Promise<Answer> =>
    await who.post(`${url}/consents`, { id: randomUUID(), giver: 'child', agreed: true, language: 'songhay', manner: 'spoken', at: '2026-03-10T07:00:00.000Z', ...body }, { version: await version() });
  const share = async (body: object = {}, who = worker): Promise<Answer<Summary & Problem>> =>
    await who.post<Summary & Problem>(`${url}/sharings`, { id: randomUUID(), partner: 'icrc', purpose: 'tracing', sections: ['situation', 'care'], ...body }, { version: await version() });
  const lacking = ({ status, body }: Answer<Problem>): unknown[] => [status, body.code, body.errors?.[0]?.field];
  const stateOf = async (purpose: string, recipient?: string): Promise<string | undefined> =>
    (await consents()).agreements.find((agreement) => agreement.purpose === purpose && agreement.recipient === recipient)?.state;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-10T05:00:00.000Z', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await worker.post(`${url}/stay/admit`, { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: 1 });
    await worker.put(`${url}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: 2 });
    expect(await version()).toBe(3);
  });
  afterAll(async () => {
    await world.close();
  });

  it('begins with nothing agreed, and asks a child of fifteen and an adult', async () => {
    const { agreements, history } = await consents();
    expect(history).toEqual([]);
    expect(agreements.map(({ purpose, state, child, adult }) => [purpose, state, child.needed, adult.needed])).toEqual([
      ['care', 'missing', true, true], ['tracing', 'missing', true, true], ['reporting', 'missing', true, true],
    ]);
    expect(lacking(await share())).toEqual([409, 'consent-missing', 'partner']);
  });

  it('is recorded with who gave it, who explained it and in which language; the names are sealed, the case is as it was', async () => {
    expect((await say({ purpose: 'sharing', recipient: 'icrc', sections: ['situation', 'care'] })).status).toBe(201);
    expect(lacking(await share())).toEqual([409, 'consent-missing', 'partner']); // the parent has said nothing yet
    const parent = { purpose: 'sharing', recipient: 'icrc', giver: 'parent', giverName: 'Mariam Walet Essai', sections: ['situation', 'care', 'identity'], remark: 'au téléphone, Mariam était d’accord' };
    expect((await say(parent)).status).toBe(201);
    const view = await consents();
    expect(view.agreements.find(({ purpose }) => purpose === 'sharing')).toMatchObject({ recipient: 'icrc', state: 'agreed', sections: ['situation', 'care'] });
    expect(view.history.find(({ giver }) => giver === 'parent')).toMatchObject({ kind: 'agreed', giverName: 'Mariam Walet Essai', language: 'songhay', recordedBy: 'centre-worker d’essai', withdrawable: true });
    expect(view.version).toBe(3);
    const stored = await world.sql<{ text: string }>(`select row::text as text from journal union all select t::text from consent t union all select answer::text from idempotency union all select detail::text from access_log`);
    expect(stored.filter(({ text }) => /Mariam/.test(text))).toEqual([]);
  });

  it('sharing for a purpose asks for that purpose as well, and for each part of the file', async () => {
    expect(lacking(await share())).toEqual([409, 'consent-missing', 'purpose']);
    await say({ purpose: 'tracing' });
    await say({ purpose: 'tracing', giver: 'guardian', giverName: 'un oncle' });
    expect(lacking(await share({ sections: ['situation', 'identity'] }))).toEqual([409, 'consent-missing', 'sections']);
    expect(lacking(await share({ partner: 'unicef' }))).toEqual([409, 'consent-missing', 'partner']);
    expect(lacking(await share({ purpose: 'reporting' }))).toEqual([409, 'consent-missing', 'purpose']);
    expect(await world.sql('select 1 from sharing')).toEqual([]);
  });

  it('what is agreed is shared, exactly, and logged; the same request again gives the same', async () => {
    const key = randomUUID();
    const body = { id: randomUUID(), partner: 'icrc', purpose: 'tracing', sections: ['situation', 'care'], remark: 'remis à la déléguée' };
    const first = await worker.post<Summary>(`${url}/sharings`, body, { version: 3, key });
    expect([first.status, first.body]).toMatchObject([201, { basis: 'consent', sections: ['situation', 'care'], situation: { whereabouts: { fr: 'CTO de Gao' } }, care: [{ label: { fr: 'Admission' } }] }]);
    for (const absent of ['identity', 'child', 'custody', 'reintegration']) expect(first.body).not.toHaveProperty(absent);
    expect((await worker.post(`${url}/sharings`, body, { version: 3, key })).body).toEqual(first.body);
    expect(await world.sql(`select 1 from sharing`)).toHaveLength(1);
    expect(await world.sql(`select detail ->> 'partner' as partner from access_log where kind = 'case.share' and case_id = $1`, [caseId])).toEqual([{ partner: 'icrc' }]);
    expect((await worker.get<Summary>(`${url}/sharings/${first.body.id}`)).body).toEqual(first.body);
    expect(await world.sql(`select 1 from access_log where kind = 'case.print' and case_id = $1`, [caseId])).toHaveLength(1);
  });

  it('the name goes along only where the name was agreed to; never into what is kept for a repeated request', async () => {
    await world.at('2026-03-10T09:00:00.000Z');
    await say({ purpose: 'sharing', recipient: 'icrc', sections: ['situation', 'care', 'identity'], at: '2026-03-10T08:30:00.000Z' });
    const named = await share({ sections: ['identity'] });
    expect(named.body.identity).toEqual({ given: 'Ibrahim', family: 'Ag Essai' });
    expect(named.body).not.toHaveProperty('situation');
    const kept = await world.sql<{ answer: string }>('select answer::text as answer from idempotency where answer is not null');
    expect(kept.filter(({ answer }) => answer.includes('Ag Essai'))).toEqual([]);
  });

  it('a withdrawal is a new fact; from its first instant nothing is shared, nor printed again', async () => {
    const given = (await consents()).history.find(({ giver }) => giver === 'parent');
    const [sharing] = (await worker.get<{ items: { id: string }[] }>(`${url}/sharings`)).body.items;
    const before = await world.sql('select * from consent order by id');
    const taken = await worker.post(`${url}/consents/${given?.id ?? ''}/withdraw`, { giver: 'parent', at: '2026-03-10', remark: 'elle a changé d’avis' }, { version: 3 });
    expect(taken.status).toBe(200);
    expect(await stateOf('sharing', 'icrc')).toBe('withdrawn');
    expect(lacking(await share())).toEqual([409, 'consent-missing', 'partner']);
    expect(lacking(await worker.get<Problem>(`${url}/sharings/${sharing?.id ?? ''}`))).toEqual([409, 'consent-missing', 'partner']);
    expect(await world.sql('select * from consent order by id')).toEqual(before);
    const { history } = await consents();
    expect(history.find(({ kind }) => kind === 'withdrawn')).toMatchObject({ giver: 'parent', remark: 'elle a changé d’avis' });
    expect((await worker.post<Problem>(`${url}/consents/${given?.id ?? ''}/withdraw`, { giver: 'child', at: '2026-03-10' }, { version: 3 })).body.code).toBe('already-withdrawn');
    expect((await worker.post(`${url}/consents/${randomUUID()}/withdraw`, { giver: 'child', at: '2026-03-10' }, { version: 3 })).status).toBe(404);
  });

  it('in the child’s best interests: by a manager, with a reason that is sealed and shown for ever', async () => {
    expect(lacking(await share({ overrideReason: 'disparition d’une sœur' }))).toEqual([403, 'override-not-allowed', 'overrideReason']);
    const shared = await share({ overrideReason: 'Sa sœur Aïcha a été vue à Ansongo', sections: ['situation'] }, manager);
    expect([shared.status, shared.body.basis]).toEqual([201, 'best-interests']);
    const list = (await worker.get<{ items: { basis: string; overrideReason?: string }[]; mayOverride: boolean }>(`${url}/sharings`)).body;
    expect([list.mayOverride, list.items.find(({ basis }) => basis === 'best-interests')]).toMatchObject([false, { basis: 'best-interests', overrideReason: 'Sa sœur Aïcha a été vue à Ansongo' }]);
    expect((await manager.get<Summary>(`${url}/sharings/${shared.body.id}`)).status).toBe(200);
    const stored = await world.sql<{ text: string }>(`select row::text as text from journal union all select t::text from sharing t union all select detail::text from access_log`);
    expect(stored.filter(({ text }) => /Aïcha/.test(text))).toEqual([]);
  });

  it.each<[string, object, number, string]>([
    ['a partner nobody knows', { purpose: 'sharing', recipient: 'x', sections: ['care'] }, 422, 'recipient'],
    ['sharing with nobody', { purpose: 'sharing', sections: ['care'] }, 422, 'recipient'],
    ['sharing nothing', { purpose: 'sharing', recipient: 'icrc' }, 422, 'sections'],
    ['a part that does not exist', { purpose: 'sharing', recipient: 'icrc', sections: ['everything'] }, 400, 'sections'],
    ['a language nobody knows', { purpose: 'care', language: 'x' }, 422, 'language'],
    ['tomorrow', { purpose: 'care', at: '2026-03-11T08:00:00.000Z' }, 422, 'at'],
    ['until before it began', { purpose: 'care', until: '2026-03-09' }, 422, 'until'],
    ['neither yes nor no', { purpose: 'care', agreed: 'yes' }, 400, 'agreed'],
  ])('refuses %s', async (_, body, status, field) => {
    const answer = await say(body);
    expect([answer.status, (answer.body as unknown as Problem).errors?.[0]?.field]).toEqual([status, field]);
  });

  it('asks anew when its time is over', async () => {
    await say({ purpose: 'care', until: '2026-03-20' });
    await say({ purpose: 'care', giver: 'best-interests' });
    expect(await stateOf('care')).toBe('agreed');
    await world.at('2026-03-21T00:00:00.000Z');
    expect(await stateOf('care')).toBe('expired');
    await world.at('2026-03-10T09:30:00.000Z');
  });

  it('does not exist outside the scope, and for no role without care', async () => {
    for (const path of ['consents', 'sharings', `sharings/${randomUUID()}`]) {
      expect((await elsewhere.get(`${url}/${path}`)).status).toBe(404);
      for (const role of ['monitor', 'auditor', 'administrator'] as const) expect((await (await world.person(role)).get(`${url}/${path}`)).status).toBe(403);
    }
    expect((await elsewhere.post(`${url}/consents`, { id: randomUUID(), purpose: 'care', giver: 'child', agreed: true, language: 'french', manner: 'spoken', at: '2026-03-10' }, { version: 3 })).status).toBe(404);
    expect((await say({ purpose: 'care' }, await world.person('monitor'))).status).toBe(403);
  });

  it('is read under an emergency access, and not written', async () => {
    const code = (await officer.get<{ code: string }>(url)).body.code;
    expect((await elsewhere.post('/api/emergency-accesses', { code, reason: 'la famille est ici' })).status).toBe(201);
    expect((await elsewhere.get(`${url}/consents`)).status).toBe(200);
    for (const answer of [await say({ purpose: 'care' }, elsewhere), await share({}, elsewhere)]) expect([answer.status, answer.body['code']]).toEqual([403, 'emergency-read-only']);
  });

  it('nobody changes or removes a line, on the application’s own connection', async () => {
    const rights = await world.sql<{ table_name: string; privilege_type: string }>(
      `select table_name, privilege_type from information_schema.role_table_grants where grantee like 'passerelle_%' and grantee <> 'passerelle_owner' and table_name in ('consent', 'consent_withdrawal', 'sharing') order by 1, 2`,
    );
    expect(rights.map(({ table_name, privilege_type }) => `${table_name} ${privilege_type}`)).toEqual(['consent INSERT', 'consent SELECT', 'consent_withdrawal INSERT', 'consent_withdrawal SELECT', 'sharing INSERT', 'sharing SELECT']);
  });
});
