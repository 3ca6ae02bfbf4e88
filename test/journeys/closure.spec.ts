import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface CaseView { status: string; version: number; allowed: string[]; whereabouts: { label: { fr: string } }; deadlines: { rule: { code: string }; state: string; dueAt: string }[]; timeline: { kind: string; note?: string }[] }
interface Closure { reasons: { code: string; checks: { code: string; met?: boolean }[] }[]; asked?: { unmet: { fr: string }[]; confirmed: { fr: string }[]; remark?: string } }
interface Problem { code: string; errors?: { field: string; code: string }[] }

const ALL = { reason: 'reintegrated', confirmed: ['child-agrees', 'plan-reviewed', 'papers-given', 'knows-whom-to-ask'] };

describe('how a case ends', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let monitor: Caller;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    monitor = await world.person('monitor');
  });
  afterAll(async () => {
    await world.close();
  });

  const page = async (id: string): Promise<CaseView> => (await officer.get<CaseView>(`/api/cases/${id}`)).body;
  const act = async (who: Caller, id: string, path: string, body: object) => await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version: (await page(id)).version });
  const done = async (who: Caller, id: string, path: string, body: object): Promise<void> => {
    const answer = await act(who, id, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  };
  const look = async (id: string): Promise<Closure> => (await worker.get<Closure>(`/api/cases/${id}/closure`)).body;
  const deadlines = async (id: string, code: string): Promise<string[]> => (await page(id)).deadlines.filter(({ rule }) => rule.code === code).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)).map(({ state }) => state);

  /** In the family since 1 March, seen once. */
  const athome = async (): Promise<string> => {
    await world.at('2026-03-10T08:00:00.000Z');
    const id = randomUUID();
    expect((await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-02-20', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' })).status).toBe(201);
    await done(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-02-21T08:00:00.000Z', kind: 'centre', centre: 'gao' });
    for (const service of ['medical-care', 'psychosocial-support']) await done(worker, id, 'services', { id: randomUUID(), service, at: '2026-02-21T10:00:00.000Z' });
    await done(worker, id, 'tracing-actions', { id: randomUUID(), at: '2026-02-22T10:00:00.000Z', action: 'community-asked' });
    await done(worker, id, 'plans', { id: randomUUID(), at: '2026-02-23T10:00:00.000Z', childAgreed: true, goals: 'Rentrer.' });
    await done(worker, id, 'stay/discharge', { at: '2026-03-01T08:00:00.000Z', destination: 'family', region: 'gao' });
    await done(worker, id, 'visits', { id: randomUUID(), at: '2026-03-06T08:00:00.000Z', outcome: 'well' });
    return id;
  };

  it('the checklist says what the facts answer; what is not met must be explained, and the second person reads it', async () => {
    const id = await athome();
    const { reasons } = await look(id);
    expect(reasons.find(({ code }) => code === 'reintegrated')?.checks).toMatchObject([
      { code: 'follow-ups-concluded', met: true }, { code: 'age-concluded', met: true }, { code: 'visited-since', met: true },
      { code: 'child-agrees' }, { code: 'plan-reviewed' }, { code: 'papers-given' }, { code: 'knows-whom-to-ask' },
    ]);
    const silent = await act(worker, id, 'closure/request', { ...ALL, confirmed: ['child-agrees'] });
    expect([silent.status, silent.body.code, silent.body.errors?.[0]?.field]).toEqual([422, 'closure-unexplained', 'remark']);
    const claimed = await act(worker, id, 'closure/request', { ...ALL, confirmed: [...ALL.confirmed, 'visited-since'] });
    expect([claimed.status, claimed.body.code]).toEqual([422, 'unknown-code']);
    expect(await world.sql('select count(*)::int as n from closure')).toEqual([{ n: 0 }]);

    await done(worker, id, 'closure/request', { ...ALL, confirmed: ALL.confirmed.slice(0, 3), remark: 'La famille a déménagé à Ansongo.' });
    const { asked } = (await manager.get<Closure>(`/api/cases/${id}/closure`)).body;
    expect([asked?.unmet.map(({ fr }) => fr), asked?.confirmed.length, asked?.remark]).toEqual([['L’enfant et la famille savent à qui s’adresser ensuite'], 3, 'La famille a déménagé à Ansongo.']);
    expect((await act(worker, id, 'closure/approve', {})).status).toBe(403);
    await done(manager, id, 'closure/approve', {});
    expect((await page(id)).status).toBe('closed');
    expect((await monitor.get(`/api/cases/${id}/closure`)).status).toBe(403);
  });

  it('opened again: what is due later runs again, what fell due meanwhile stays void, and a first step is expected', async () => {
    const id = await athome();
    await done(worker, id, 'closure/request', ALL);
    await done(manager, id, 'closure/approve', {});
    expect(await deadlines(id, 'follow-up-visits')).toEqual(['met', 'lapsed', 'lapsed', 'lapsed', 'lapsed']);
    await world.at('2026-06-15T08:00:00.000Z');
    expect((await page(id)).allowed).toContain('closure.reopen');
    expect((await act(worker, id, 'closure/reopen', { reason: 'child-back', remark: 'Est revenu seul.' })).status).toBe(403);
    await done(manager, id, 'closure/reopen', { reason: 'child-back', remark: 'Est revenu seul.' });
    const open = await page(id);
    expect([open.status, open.timeline[0]?.kind, open.timeline[0]?.note]).toEqual(['in-reintegration', 'closure.reopened', 'Est revenu seul.']);
    expect(await deadlines(id, 'follow-up-visits')).toEqual(['met', 'lapsed', 'lapsed', 'open', 'open']);
    expect(open.deadlines.filter(({ rule }) => rule.code === 'reopening-first-step')).toMatchObject([{ state: 'open', dueAt: '2026-06-22T08:00:00.000Z' }]);
    expect((await act(manager, id, 'closure/reopen', { reason: 'child-back', remark: 'Encore.' })).body.code).toBe('not-closed');

    await world.at('2026-06-16T08:00:00.000Z');
    await done(worker, id, 'plans', { id: randomUUID(), at: '2026-06-16T07:00:00.000Z', childAgreed: true, goals: 'Rentrer.' });
    expect(await deadlines(id, 'reopening-first-step')).toEqual(['met']);
    await done(worker, id, 'closure/request', ALL);
    await done(manager, id, 'closure/approve', {});
    expect(await deadlines(id, 'follow-up-visits')).toEqual(['met', 'lapsed', 'lapsed', 'lapsed', 'lapsed']);
  });

  it('a death ends the stay and what ran for the living; the family and the review are owed, and only an officer closes', async () => {
    await world.at('2026-03-10T08:00:00.000Z');
    const id = randomUUID();
    await worker.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-01', region: 'gao', centre: 'gao', sex: 'female', ageYears: 15, agePrecision: 'stated' });
    await done(worker, id, 'stay/admit', { id: randomUUID(), at: '2026-03-02T08:00:00.000Z', kind: 'centre', centre: 'gao' });
    const death = { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', cause: 'illness', confirmedBy: 'doctor', document: 'death-certificate', remark: 'Fièvre, malgré les soins.' };
    expect((await act(worker, id, 'death', death)).status).toBe(403);
    expect((await act(worker, id, 'stay/discharge', { at: '2026-03-10T06:00:00.000Z', destination: 'died' })).body.code).toBe('unknown-code');
    expect((await act(manager, id, 'death', { ...death, at: '2026-03-01T06:00:00.000Z' })).body.code).toBe('discharge-before-admission');
    expect(await world.sql('select count(*)::int as n from death')).toEqual([{ n: 0 }]);
    await done(manager, id, 'death', death);
    const dead = await page(id);
    expect([dead.status, dead.whereabouts.label.fr]).toEqual(['deceased', 'Décédé']);
    expect(dead.deadlines.filter(({ state }) => state === 'open').map(({ rule }) => rule.code).sort()).toEqual(['death-family-told', 'death-review']);
    expect(await world.sql('select destination, discharged_at = $1 as "thatHour" from stay where case_id = $2', ['2026-03-10T06:00:00.000Z', id])).toEqual([{ destination: 'died', thatHour: true }]);
    expect(dead.allowed).not.toContain('stay.admit');

    await done(manager, id, 'death/family-told', { at: '2026-03-10T07:30:00.000Z', remark: 'Le père, par le directeur.' });
    await done(worker, id, 'closure/request', { reason: 'died', confirmed: [], remark: 'Examen encore ouvert.' });
    expect((await act(manager, id, 'closure/approve', {})).body.code).toBe('closure-of-a-loss');
    await done(officer, id, 'closure/refuse', { remark: 'Examen d’abord.' });
    expect((await act(manager, id, 'death/review', { outcome: 'natural', remark: 'Rien.' })).status).toBe(403);
    await done(officer, id, 'death/review', { outcome: 'care-lacking', remark: 'Médicaments manquants.' });
    expect((await look(id)).reasons.find(({ code }) => code === 'died')?.checks.map(({ met }) => met)).toEqual([true, true, true, true]);
    await done(worker, id, 'closure/request', { reason: 'died', confirmed: [] });
    await done(officer, id, 'closure/approve', {});
    expect((await page(id)).status).toBe('closed');
    const found = await world.sql<{ n: number }>(`select count(*)::int as n from (select t::text as row from death t union all select t::text from closure t union all select row::text from journal) r where row like '%Fièvre%' or row like '%Médicaments%'`);
    expect(found).toEqual([{ n: 0 }]);
  });

  it('a death recorded in error is withdrawn: the child is looked for again, and what was owed to the dead is void', async () => {
    const id = await athome();
    await done(officer, id, 'death', { id: randomUUID(), at: '2026-03-09', cause: 'unknown', confirmedBy: 'family', document: 'none', remark: 'Dit par un voisin.' });
    expect(await deadlines(id, 'follow-up-visits')).toEqual(['met', 'lapsed', 'lapsed', 'lapsed', 'lapsed']);
    expect((await act(manager, id, 'death/withdraw', { remark: 'Autre enfant.' })).status).toBe(403);
    await done(officer, id, 'death/withdraw', { remark: 'Autre enfant du même nom.' });
    const alive = await page(id);
    expect([alive.status, alive.deadlines.filter(({ rule, state }) => rule.code.startsWith('death-') && state === 'open')]).toEqual(['absent-without-leave', []]);
    expect(alive.allowed).toEqual(expect.arrayContaining(['stay.admit', 'death.record']));
    await done(officer, id, 'death', { id: randomUUID(), at: '2026-03-10T05:00:00.000Z', cause: 'accident', confirmedBy: 'authority', document: 'none', remark: 'Confirmé cette fois.' });
    expect((await page(id)).status).toBe('deceased');
  });

  it('in custody, the custody ends with the death first', async () => {
    await world.at('2026-03-10T08:00:00.000Z');
    const id = randomUUID();
    await officer.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    const death = { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', cause: 'violence', confirmedBy: 'doctor', document: 'none', remark: 'Blessures.' };
    expect((await act(officer, id, 'death', death)).body.code).toBe('death-in-custody');
    await done(officer, id, 'custody/release', { at: '2026-03-10T06:00:00.000Z', kind: 'died', remark: 'Blessures.' });
    await done(officer, id, 'death', death);
    expect((await page(id)).deadlines.filter(({ state }) => state === 'open').map(({ rule }) => rule.code).sort()).toEqual(['custody-inquiry', 'death-family-told', 'death-review']);
  });
});
