import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { beginWithScope } from '../../src/platform/database/scope.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Answer, Caller } from '../support/caller.js';
import { INSTALLATION_KEY } from '../support/database.js';
import { World } from '../support/world.js';

interface Referral {
  id: string;
  caseCode: string;
  caseVersion: number;
  state: string;
  ofOurs: boolean;
  dueAt?: string;
  allowed: string[];
  toldBySender?: boolean;
}
interface Detail extends Referral {
  message?: string;
  answeredBy?: string;
  feedback?: string;
  told?: { sections: string[]; identity?: { given: string }; care?: unknown[]; situation?: unknown };
}
interface Problem {
  code: string;
  errors?: { field: string }[];
}

/** A child in the centre of Gao, referred to an organisation whose people have accounts, and to a one-stop centre that has none. */
describe('referrals, from both sides', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let ngo: Caller;
  let otherNgo: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  let code = '';
  const caseId = randomUUID();
  const url = `/api/cases/${caseId}`;
  const [sent, toCentre, overridden] = [randomUUID(), randomUUID(), randomUUID()];

  const version = async (): Promise<number> => (await officer.get<{ version: number }>(url)).body.version;
  const write = async (who: Caller, path: string, body: object): Promise<Answer<Problem>> => await who.post<Problem>(`${url}/${path}`, body, { version: await version() });
  const done = async (who: Caller, path: string, body: object): Promise<void> => {
    const { status, body: answer } = await write(who, path, body);
    expect([path, status < 300, status < 300 ? '' : answer]).toEqual([path, true, '']);
  };
  const refusal = async (who: Caller, path: string, body: object): Promise<string> => {
    const { body: answer } = await write(who, path, body);
    return [answer.errors?.[0]?.field, answer.code].filter((part) => part !== undefined).join(': ');
  };
  const send = (change: object = {}): object => ({ id: randomUUID(), at: '2026-03-10T08:00:00.000Z', partner: 'demo-ngo-gao', service: 'schooling', purpose: 'care', sections: ['situation', 'child'], ...change });
  const agree = async (body: object): Promise<void> => {
    for (const giver of ['child', 'parent']) await done(worker, 'consents', { id: randomUUID(), giver, agreed: true, language: 'songhay', manner: 'spoken', at: '2026-03-10T07:00:00.000Z', ...body });
  };
  const waiting = async (who: Caller): Promise<Referral[]> => (await who.get<{ items: Referral[] }>('/api/referrals')).body.items;
  const one = async (who: Caller, id = sent): Promise<Answer<Detail & Problem>> => await who.get<Detail & Problem>(`${url}/referrals/${id}`);
  const limits = async (rule: string): Promise<string[]> =>
    (await world.sql<{ line: string }>(`select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') || ' ' || state as line from deadline where case_id = $1 and rule_code = $2 order by due_at, state`, [caseId, rule])).map(({ line }) => line);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    ngo = await world.person('case-worker', { region: 'gao', partner: 'demo-ngo-gao' });
    otherNgo = await world.person('case-worker', { region: 'gao', partner: 'demo-clinic-mopti' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-10T05:00:00.000Z', region: 'gao', centre: 'gao', sex: 'female', ageYears: 15, agePrecision: 'stated' });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', kind: 'centre', centre: 'gao' });
    await worker.put(`${url}/identity`, { given: 'Aïssata', family: 'Essai' }, { version: 2 });
    code = (await officer.get<{ code: string }>(url)).body.code;
  });
  afterAll(async () => {
    await world.close();
  });

  it('nothing is sent beyond what was agreed, and the reason of an override is kept', async () => {
    expect(await refusal(worker, 'referrals', send())).toBe('partner: consent-missing');
    await agree({ purpose: 'sharing', recipient: 'demo-ngo-gao', sections: ['situation', 'child'] });
    expect(await refusal(worker, 'referrals', send())).toBe('purpose: consent-missing');
    await agree({ purpose: 'care' });
    expect(await refusal(worker, 'referrals', send({ sections: ['situation', 'identity'] }))).toBe('sections: consent-missing');
    expect(await refusal(worker, 'referrals', send({ sections: ['situation', 'identity'], overrideReason: 'urgence' }))).toBe('overrideReason: override-not-allowed');
    expect(await refusal(worker, 'referrals', send({ sections: [] }))).toBe('sections: invalid-request');
    expect(await refusal(worker, 'referrals', send({ partner: 'nobody' }))).toBe('partner: unknown-code');
    expect(await refusal(worker, 'referrals', send({ at: '2026-03-09' }))).toBe('at: before-previous-fact');
    await done(manager, 'referrals', send({ id: overridden, partner: 'icrc', sections: ['identity'], overrideReason: 'soin vital, parents introuvables' }));
    const [kept] = await world.sql<{ basis: string; notes: number }>(
      `select s.basis, (select count(*)::int from case_note n where n.about = 'sharing.override' and n.about_id = s.id) as notes from sharing s where s.id = $1`, [overridden]);
    expect(kept).toEqual({ basis: 'best-interests', notes: 1 });
    const before = await version();
    await done(worker, 'referrals', send({ id: sent, message: 'souhaite reprendre l’école' }));
    expect(await version()).toBe(before + 1);
    expect(await limits('referral-answer')).toEqual(['2026-03-13T08:00 open', '2026-03-13T08:00 open']);
  });

  it('the people of the partner see the referral, what was agreed, and nothing else of the child', async () => {
    const [listed, ...others] = await waiting(ngo);
    expect(others).toEqual([]);
    expect(listed).toMatchObject({ id: sent, caseCode: code, state: 'sent', ofOurs: true, dueAt: '2026-03-13T08:00:00.000Z', allowed: ['answer'] });
    const { status, body, text } = await one(ngo);
    expect([status, body.message, body.told?.sections]).toEqual([200, 'souhaite reprendre l’école', ['situation', 'child']]);
    expect(body.told?.identity).toBeUndefined();
    expect(text).not.toContain('Aïssata');
    for (const path of ['', '/consents', '/sharings', '/documents', '/referrals', `/referrals/${overridden}`]) expect([path, (await ngo.get(`${url}${path}`)).status]).toEqual([path, 404]);
    expect((await ngo.get<{ items: unknown[] }>('/api/cases')).body.items).toEqual([]);
    expect((await ngo.get<{ items: unknown[] }>('/api/clock')).body.items).toEqual([]);
  });

  it('nobody else does: another organisation, another centre; whoever only looks has no such page', async () => {
    for (const who of [otherNgo, elsewhere]) {
      expect(await waiting(who)).toEqual([]);
      expect((await one(who)).status).toBe(404);
      expect(await refusal(who, `referrals/${sent}/answer`, { at: '2026-03-10T08:00:00.000Z', answer: 'accepted' })).toBe('not-found');
    }
    expect((await monitor.get('/api/referrals')).status).toBe(403);
  });

  it('the partner answers itself: whoever sent does not answer in its place', async () => {
    await world.later({ days: 1 });
    expect(await refusal(worker, `referrals/${sent}/answer`, { at: '2026-03-11', answer: 'accepted', saidBy: 'Mme Essai' })).toBe('partner-answers-itself');
    expect(await refusal(ngo, `referrals/${sent}/done`, { at: '2026-03-11' })).toBe('referral-not-accepted');
    expect(await refusal(ngo, `referrals/${sent}/answer`, { at: '2026-03-11', answer: 'refused' })).toBe('refusal: referral-reason-required');
    expect(await refusal(ngo, `referrals/${sent}/answer`, { at: '2026-03-12', answer: 'accepted' })).toBe('at: in-the-future');
    const answered = await write(ngo, `referrals/${sent}/answer`, { at: '2026-03-11T07:00:00.000Z', answer: 'accepted', remark: 'place libre' });
    expect([answered.status, answered.body]).toEqual([200, expect.objectContaining({ visible: false })]);
    expect(await limits('referral-answer')).toEqual(['2026-03-13T08:00 met', '2026-03-13T08:00 open']);
    expect(await limits('referral-feedback')).toEqual(['2026-04-11T07:00 open']);
    expect((await officer.get<{ status: string }>(url)).body.status).toBe('in-interim-care');
    expect(await refusal(ngo, `referrals/${sent}/answer`, { at: '2026-03-11', answer: 'refused', refusal: 'other' })).toBe('referral-over');
  });

  it('of a partner without accounts, whoever sent records the answer and says who gave it', async () => {
    await agree({ purpose: 'sharing', recipient: 'demo-one-stop-gao', sections: ['situation'] });
    await done(worker, 'referrals', send({ id: toCentre, partner: 'demo-one-stop-gao', service: 'medical-care', sections: ['situation'], at: '2026-03-11T06:00:00.000Z' }));
    expect((await one(worker, toCentre)).body.allowed).toEqual(['answer', 'withdraw']);
    expect(await refusal(worker, `referrals/${toCentre}/answer`, { at: '2026-03-11', answer: 'accepted' })).toBe('saidBy: answer-source-required');
    await done(worker, `referrals/${toCentre}/answer`, { at: '2026-03-11', answer: 'refused', refusal: 'no-capacity', saidBy: 'Mme Essai, accueil' });
    expect((await one(worker, toCentre)).body).toMatchObject({ state: 'refused', toldBySender: true, answeredBy: 'Mme Essai, accueil', allowed: [] });
    const timeline = (await officer.get<{ timeline: { kind: string; detail?: { fr: string } }[] }>(url)).body.timeline;
    expect(timeline.find(({ kind }) => kind === 'referral.refused')?.detail?.fr).toContain('réponse rapportée par l’expéditeur');
    const [leak] = await world.sql<{ found: boolean }>(`select exists (select 1 from referral r where r::text like '%Essai%') or exists (select 1 from case_note n where n::text like '%Essai%') as found`);
    expect(leak).toEqual({ found: false });
  });

  it('the hour of the answer is put right, and the limit for the feedback moves with it', async () => {
    await done(officer, 'corrections', { id: randomUUID(), kind: 'referral.accepted', factId: sent, at: '2026-03-11T05:00:00.000Z', reason: 'autre heure sur le courriel' });
    expect(await limits('referral-feedback')).toEqual(['2026-04-11T05:00 open']);
    expect(await refusal(officer, 'corrections', { id: randomUUID(), kind: 'referral.sent', factId: sent, at: '2026-03-11T06:00:00.000Z', reason: 'x' })).toBe('at: after-next-fact');
  });

  it('done and fed back end it; the partner then sees nothing of the child any more', async () => {
    await world.later({ days: 4 });
    await done(ngo, `referrals/${sent}/done`, { at: '2026-03-14' });
    expect((await one(officer)).body).toMatchObject({ state: 'done', allowed: ['withdraw'] });
    await done(ngo, `referrals/${sent}/feedback`, { at: '2026-03-15T07:00:00.000Z', result: 'continuing', remark: 'inscrite en 6e' });
    expect(await limits('referral-feedback')).toEqual(['2026-04-11T05:00 met']);
    expect((await one(officer)).body).toMatchObject({ state: 'fed-back', feedback: 'inscrite en 6e', allowed: [] });
    expect(await waiting(ngo)).toEqual([]);
    expect((await one(ngo)).status).toBe(404);
    expect(await world.sql(`select 1 from case_access where case_id = $1 and grantee = $2`, [caseId, `referral:${sent}`])).toEqual([]);
  });

  it('what nobody answers is overdue, is told, and holds up the closure; withdrawn, it is late', async () => {
    expect((await waiting(officer)).map(({ id, state }) => [id, state])).toEqual([[overridden, 'sent']]);
    await done(officer, `referrals/${overridden}/withdraw`, { at: '2026-03-15', reason: 'sans réponse' });
    expect(await limits('referral-answer')).toEqual(['2026-03-13T08:00 late', '2026-03-13T08:00 met', '2026-03-14T06:00 met']);
    expect(await refusal(ngo, `referrals/${overridden}/withdraw`, { at: '2026-03-15', reason: 'x' })).toBe('not-found');
  });

  it('once the consent is taken back the partner is told nothing more, and can still answer', async () => {
    const again = randomUUID();
    await done(worker, 'referrals', send({ id: again, at: '2026-03-15T06:00:00.000Z' }));
    const { history } = (await worker.get<{ history: { id: string; giver: string; recipient?: string }[] }>(`${url}/consents`)).body;
    const consent = history.find(({ giver, recipient }) => giver === 'child' && recipient === 'demo-ngo-gao');
    await done(worker, `consents/${consent?.id ?? ''}/withdraw`, { giver: 'child', at: '2026-03-15T07:00:00.000Z' });
    expect((await one(ngo, again)).body.told).toBeUndefined();
    expect(await refusal(worker, 'referrals', send({ at: '2026-03-15T06:00:00.000Z' }))).toBe('partner: consent-missing');
    await done(ngo, `referrals/${again}/answer`, { at: '2026-03-15T07:30:00.000Z', answer: 'refused', refusal: 'other' });
    expect((await one(ngo, again)).status).toBe(404);
  });

  it('in plain SQL the people of the partner reach the row of their referral and no row of the child', async () => {
    const running = randomUUID();
    await done(manager, 'referrals', send({ id: running, at: '2026-03-15T06:00:00.000Z', overrideReason: 'soin vital' }));
    const seen = await asApp(world, ngo.userId, ['partner:demo-ngo-gao', `user:${ngo.userId}`], async (query) => ({
      referrals: (await query('select id from referral')).length,
      cases: (await query('select id from child_case')).length,
      access: (await query('select 1 from case_access')).length,
      notes: (await query('select 1 from case_note')).length,
      sharings: (await query('select 1 from sharing')).length,
      changed: (await query(`update referral set answer = 'accepted', answered_at = sent_at, answered_precision = 'minute', told_by_sender = false, answered_recorded_at = now(), answered_recorded_by = '${ngo.userId}' where id = '${running}' returning 1`)).length,
    }));
    expect(seen).toEqual({ referrals: 3, cases: 0, access: 0, notes: 0, sharings: 0, changed: 0 });
  });
});

/** Statements as the application's own role would send them for a person, past all services. */
async function asApp<T>(world: World, userId: string, grantees: readonly string[], work: (query: (text: string) => Promise<unknown[]>) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: roleUrl(world.databaseUrl, 'passerelle_app', INSTALLATION_KEY) });
  await client.connect();
  try {
    await client.query(beginWithScope({ userId, grantees, reach: 'granted', clearance: 'file' }, false));
    return await work(async (text) => (await client.query(text)).rows as unknown[]);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
