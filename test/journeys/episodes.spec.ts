import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Seen {
  code: string;
  version: number;
  status: string;
  allowed: string[];
  timeline: { kind: string; detail?: { fr: string }; note?: string }[];
}

describe('a new episode of the same child', () => {
  let world: World;
  let worker: Caller;
  let officer: Caller;
  let monitor: Caller;
  let elsewhere: Caller;
  const caseId = randomUUID();

  const page = async (who = officer): Promise<Seen> => (await who.get<Seen>(`/api/cases/${caseId}`)).body;
  const say = async (who: Caller, path: string, body: object): Promise<Answer> => await who.post(`/api/cases/${caseId}/${path}`, body, { version: (await page()).version });
  const done = async (who: Caller, path: string, body: object): Promise<void> => {
    const { status, body: answer } = await say(who, path, body);
    if (status >= 300) throw new Error(JSON.stringify(answer));
  };
  const refused = async (who: Caller, path: string, body: object): Promise<string> => {
    const { body: answer } = await say(who, path, body);
    const { code, errors } = answer as { code: string; errors?: { field: string; code: string }[] };
    return errors === undefined || errors.length === 0 ? code : errors.map((one) => `${one.field}: ${one.code}`).join(', ');
  };
  const limits = async (rule: string): Promise<string[]> =>
    (await world.sql<{ due: Date; state: string }>(`select due_at as due, state from deadline where case_id = $1 and rule_code = $2 order by due_at`, [caseId, rule])).map(({ due, state }) => `${due.toISOString().slice(0, 16)} ${state}`);
  const recruited = (change: object = {}): object => ({ id: randomUUID(), at: '2026-04-20', source: 'family', party: 'JNIM', words: 'Moussa l’a vu partir', ...change });
  const held = (change: object = {}): object => ({ id: randomUUID(), kind: 'capture', startedAt: '2026-05-02T06:00:00.000Z', region: 'gao', authority: 'FAMA', ...change });

  beforeAll(async () => {
    world = await World.create({ now: '2026-04-01T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    officer = await world.person('national-officer');
    monitor = await world.person('monitor');
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    await worker.post('/api/cases', { id: caseId, entry: 'escape', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'male', ageYears: 17, agePrecision: 'stated' });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-02', kind: 'centre', centre: 'gao' });
    await done(worker, 'stay/discharge', { at: '2026-03-20', destination: 'family', region: 'gao' });
    await done(worker, 'tracks', { id: randomUUID(), kind: 'school', detail: 'primary', provider: 'école', at: '2026-03-22' });
    await world.at('2026-04-21T12:00:00.000Z');
  });
  afterAll(async () => { await world.close(); });

  it.each<[string, object, string]>([
    ['before the return', { at: '2026-03-19' }, 'at: before-previous-fact'],
    ['a day to come', { at: '2026-05-01' }, 'at: in-the-future'],
    ['a party of nobody', { party: 'NOBODY' }, 'party: unknown-code'],
    ['a source that is in no list', { source: 'dream' }, 'source: unknown-code'],
  ])('refused: %s', async (_, change, problem) => {
    expect(await refused(worker, 're-recruitments', recruited(change))).toBe(problem);
  });

  it('recruited again: placement and school end with it, those who answer are alerted at once, and the cohort says so', async () => {
    expect(await refused(monitor, 're-recruitments', recruited())).toBe('forbidden');
    expect(await refused(elsewhere, 're-recruitments', recruited())).toBe('not-found');
    await done(worker, 're-recruitments', recruited());
    const seen = await page(worker);
    expect(seen.status).toBe('re-recruited');
    expect(seen.timeline.find(({ kind }) => kind === 're-recruitment.recorded')).toMatchObject({ note: 'Moussa l’a vu partir' });
    expect(await world.sql(`select p.ended_at::date::text as ended, t.outcome from placement p join track t using (case_id) where case_id = $1`, [caseId])).toEqual([{ ended: '2026-04-20', outcome: 'interrupted' }]);
    expect(await limits('re-recruitment')).toEqual(['2026-04-20T00:00 open']);
    const engine = new Engine(world.databaseUrl, world.clock);
    await engine.sweeper.sweep();
    await engine.close();
    expect(await world.sql(`select distinct u.role from alert a join time_limit_rule r on r.id = a.rule_id join app_user u on u.id = a.recipient_id where a.case_id = $1 and r.code = 're-recruitment' order by 1`, [caseId])).toEqual(expect.arrayContaining([{ role: 'national-officer' }]));
    expect(await refused(worker, 're-recruitments', recruited())).toBe('already-re-recruited');
    expect(seen.allowed).toEqual(expect.arrayContaining(['re-recruitment.answer', 'stay.admit']));
    expect(seen.allowed).not.toContain('custody.begin');
  });

  it('what followed is recorded once; the limit is settled', async () => {
    const answer = { at: '2026-04-21', answer: 'release-negotiated', words: 'Moussa et le chef sont allés au camp' };
    expect(await refused(worker, 're-recruitments/answer', { ...answer, at: '2026-04-19' })).toBe('at: before-previous-fact');
    await done(worker, 're-recruitments/answer', answer);
    expect(await limits('re-recruitment')).toEqual(['2026-04-20T00:00 late']);
    expect(await refused(worker, 're-recruitments/answer', answer)).toBe('no-follow-up-open');
  });

  it('captured again: another custody in the same file, with a clock of its own; the centre sees the child no more', async () => {
    await world.at('2026-05-02T12:00:00.000Z');
    expect(await refused(worker, 'custodies', held())).toBe('forbidden');
    expect(await refused(officer, 'custodies', held({ startedAt: '2026-04-19' }))).toBe('startedAt: before-previous-fact');
    await done(officer, 'custodies', held());
    expect((await page()).status).toBe('in-custody');
    expect((await worker.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect(await limits('custody-handover')).toEqual(['2026-05-04T06:00 open']);
    expect(await refused(officer, 'custodies', held())).toBe('already-in-custody');
    expect(await refused(officer, 're-recruitments', recruited({ at: '2026-05-02' }))).toBe('already-in-custody');
  });

  it('handed over and taken in again, it is the same file, and a second return is followed on its own', async () => {
    await world.at('2026-05-04T12:00:00.000Z');
    await done(officer, 'custody/release', { at: '2026-05-03T10:00:00.000Z', kind: 'released' });
    await done(officer, 'stay/admit', { id: randomUUID(), at: '2026-05-03T12:00:00.000Z', kind: 'centre', centre: 'gao' });
    await world.at('2026-09-30T12:00:00.000Z');
    await done(worker, 'stay/discharge', { at: '2026-05-20', destination: 'family', region: 'gao' });
    const { returns } = (await worker.get<{ returns: { startedAt: string; milestones: { outcome?: string }[] }[] }>(`/api/cases/${caseId}/reintegration`)).body;
    expect(returns.map(({ startedAt, milestones }) => [startedAt, milestones[0]?.outcome])).toEqual([['2026-05-20', 'lost-to-follow-up'], ['2026-03-20', 're-recruited']]);
  });

  it('a deprivation of liberty counts as often as it happened, by the age of the child then', async () => {
    const { body } = await officer.get<{ total: { captured: number }; by: { dimension: string; rows: { code: string; counts: { captured: number } }[] }[] }>('/api/reports/deprivation?from=2026-01-01&to=2026-12-31');
    expect(body.total.captured).toBe(1);
    expect(body.by.find(({ dimension }) => dimension === 'age')?.rows.map(({ code }) => code)).toEqual(['15-17']);
  });

  it('a visit that finds the child recruited again says it at once', async () => {
    await done(worker, 'visits', { id: randomUUID(), at: '2026-09-29', outcome: 're-recruited' });
    expect((await page(worker)).status).toBe('re-recruited');
    expect(await limits('re-recruitment')).toEqual(['2026-04-20T00:00 late', '2026-09-29T00:00 open']);
  });

  it('no word stands in clear', async () => {
    const [row] = await world.sql<{ all: string }>(`select (select string_agg(t::text, ' ') from re_recruitment t) || (select string_agg(t::text, ' ') from case_note t) || (select string_agg(j.row::text, ' ') from journal j) as all`);
    expect(row?.all).not.toContain('Moussa');
  });
});
