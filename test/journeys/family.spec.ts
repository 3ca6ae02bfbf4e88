import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  allowed: string[];
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string; correctable?: string; label: { fr: string }; detail?: { fr: string } }[];
  child: { identity?: { relatives?: { name: string }[] } };
}
interface Step { action: string; actor?: string; result?: string; note?: string; by?: string }
interface Family {
  relatives: { id: string; relationship: string; life: string; region?: string; country?: string; name?: string; village?: string; contact?: string; relation?: string }[];
  noted: { noted: number; name: string; relation: string }[];
  searches: { id: string; relative: string; reference?: string; outcome?: string; closingNote?: string; steps: Step[] }[];
  steps: Step[];
  missing: string[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('relatives, and the search for them', () => {
  let world: World;
  let worker: Caller;
  let officer: Caller;
  let monitor: Caller;
  let stranger: Caller;
  const caseId = randomUUID();
  const mother = randomUUID();
  const uncle = randomUUID();
  const search = randomUUID();

  const page = async (who: Caller): Promise<Page> => (await who.get<Page>(`/api/cases/${caseId}`)).body;
  const family = async (who: Caller): Promise<Family> => (await who.get<Family>(`/api/cases/${caseId}/family`)).body;
  const send = async (who: Caller, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(officer);
    return await who.post<Problem>(`/api/cases/${caseId}/${path}`, body, { version });
  };
  const done = async (who: Caller, path: string, body: object): Promise<void> => {
    const answer = await send(who, path, body);
    expect([path, answer.status < 300 ? 'done' : answer.body]).toEqual([path, 'done']);
  };
  const refused = async (who: Caller, path: string, body: object): Promise<string> => {
    const { status, body: problem } = await send(who, path, body);
    expect(status).toBeGreaterThanOrEqual(400);
    const [field] = problem.errors ?? [];
    return field === undefined ? problem.code : `${field.field}: ${field.code}`;
  };
  const limits = async (code: string): Promise<string[]> =>
    (await page(officer)).deadlines
      .filter(({ rule }) => rule.code === code)
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
      .map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    stranger = await world.person('regional-officer', { region: 'mopti' });
    monitor = await world.person('monitor');
    const opened = await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex: 'female', ageYears: 12, agePrecision: 'stated' });
    expect(opened.status).toBe(201);
    await worker.put(`/api/cases/${caseId}/identity`, {
      given: 'Aïssa', family: 'Essai', mother: 'Mariamou Essai', relatives: [{ name: 'Idrissa Essai', relation: 'frère de la mère', contact: 'garage de Wabaria' }],
    }, { version: 1 });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', kind: 'centre', centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('a file without relatives says so, and breaks nothing; who was noted at intake is offered', async () => {
    expect(await family(worker)).toMatchObject({ relatives: [], searches: [], steps: [], missing: ['relatives'], noted: [{ noted: 0, name: 'Idrissa Essai', relation: 'frère de la mère' }] });
    const { allowed } = await page(worker);
    expect(allowed).toContain('relative.record');
    expect(allowed).not.toContain('tracing.open');
    expect((await stranger.get(`/api/cases/${caseId}/family`)).status).toBe(404);
    expect((await monitor.get(`/api/cases/${caseId}/family`)).status).toBe(403);
  });

  it('who was noted at intake moves to the relatives: kept once', async () => {
    await done(worker, 'relatives', { id: uncle, relationship: 'aunt-uncle', carer: 'none', life: 'unknown', noted: 0, country: 'NE', village: 'Tillabéri' });
    const seen = await family(officer);
    expect(seen.relatives).toEqual([expect.objectContaining({ id: uncle, name: 'Idrissa Essai', contact: 'garage de Wabaria', relation: 'frère de la mère', country: 'NE', village: 'Tillabéri' })]);
    expect([seen.noted, seen.missing]).toEqual([[], []]);
    expect((await page(officer)).child.identity?.relatives).toBeUndefined();
  });

  it.each([
    ['a second name of the mother', { relationship: 'mother', name: 'Mariamou' }, 'name: relative-name-known'],
    ['region and country', { region: 'gao', country: 'NE' }, 'country: region-or-country'],
    ['a relation of no list', { relationship: 'neighbour-s-cat' }, 'relationship: unknown-code'],
    ['a country of no list', { country: 'XX' }, 'country: unknown-code'],
    ['somebody who was not noted', { noted: 4 }, 'noted: unknown-relative'],
  ])('a relative is refused: %s', async (_, change, problem) => {
    expect(await refused(worker, 'relatives', { id: randomUUID(), relationship: 'mother', carer: 'lawful', life: 'alive', ...change })).toBe(problem);
  });

  it('the name of the mother is read where it stands', async () => {
    await done(worker, 'relatives', { id: mother, relationship: 'mother', carer: 'lawful', life: 'alive', region: 'menaka', contact: '70 00 00 00' });
    expect((await family(worker)).relatives).toContainEqual(expect.objectContaining({ id: mother, name: 'Mariamou Essai', region: 'menaka' }));
    await done(worker, 'relatives/change', { relative: mother, country: 'DZ', village: 'Tamanrasset' });
    const [known] = (await family(worker)).relatives.filter(({ id }) => id === mother);
    expect(known).toMatchObject({ country: 'DZ', village: 'Tamanrasset', contact: '70 00 00 00' });
    expect(known).not.toHaveProperty('region');
    expect(await refused(worker, 'relatives/change', { relative: mother })).toBe('nothing-said');
    expect(await refused(worker, 'relatives/change', { relative: mother, name: 'Mariam' })).toBe('name: relative-name-known');
    expect(await refused(worker, 'relatives/change', { relative: randomUUID(), life: 'dead' })).toBe('relative: unknown-relative');
  });

  it('a search is opened with a partner across the border, and a step is due each month', async () => {
    const asked = { id: search, relative: mother, at: '2026-03-10', priority: 'urgent', partner: 'icrc', country: 'DZ', reference: 'ESSAI-0042', remark: 'vue au marché de Tamanrasset' };
    expect(await refused(worker, 'tracing-requests', { ...asked, partner: undefined })).toBe('partner: partner-required');
    expect(await refused(worker, 'tracing-requests', { ...asked, at: '2026-03-08' })).toBe('at: before-previous-fact');
    expect(await refused(worker, 'tracing-requests', { ...asked, at: '2026-04-08' })).toBe('at: in-the-future');
    await done(worker, 'tracing-requests', asked);
    expect(await refused(worker, 'tracing-requests', { ...asked, id: randomUUID() })).toBe('relative: search-open');
    expect(await limits('tracing-follow-up')).toEqual(['2026-04-10T00:00 open']); // from the beginning of a day whose hour nobody knows
    expect(await limits('tracing-start')).toEqual(['2026-03-17T08:00 open']); // to open a request is not yet to have done anything
    expect((await page(worker)).allowed).toContain('tracing.close');
  });

  it('each step starts the next month; the limit of the first step is met as before', async () => {
    await world.at('2026-04-20T12:00:00.000Z');
    await done(worker, 'tracing-actions', { id: randomUUID(), at: '2026-03-16', action: 'radio' }); // of no request: the month runs on
    expect([await limits('tracing-start'), await limits('tracing-follow-up')]).toEqual([['2026-03-17T08:00 met'], ['2026-04-10T00:00 open']]);
    await done(worker, 'tracing-actions', { id: randomUUID(), at: '2026-04-18', action: 'partner-asked', request: search, actor: 'red-cross', result: 'lead', remark: 'Mariamou aurait appelé Kidal' });
    expect(await limits('tracing-follow-up')).toEqual(['2026-04-10T00:00 late', '2026-05-18T00:00 open']);
    expect(await refused(worker, 'tracing-actions', { id: randomUUID(), at: '2026-03-09', action: 'radio', request: search })).toBe('at: before-previous-fact');
    expect(await refused(worker, 'tracing-actions', { id: randomUUID(), at: '2026-04-18', action: 'radio', request: randomUUID() })).toBe('request: no-search-open');
    expect(await refused(worker, 'tracing-actions', { id: randomUUID(), at: '2026-04-18', action: 'radio', result: 'magic' })).toBe('result: unknown-code');
    const { searches, steps } = await family(officer);
    expect(searches).toEqual([expect.objectContaining({ relative: mother, reference: 'ESSAI-0042', steps: [expect.objectContaining({ actor: 'red-cross', result: 'lead', note: 'Mariamou aurait appelé Kidal', by: expect.any(String) })] })]);
    expect(steps).toEqual([expect.objectContaining({ action: 'radio' })]);
  });

  it('the hour from which it runs is corrected, and the month with it', async () => {
    const opened = (await page(worker)).timeline.find(({ kind }) => kind === 'tracing.opened');
    expect(opened?.correctable).toBe(search);
    expect(await refused(worker, 'corrections', { id: randomUUID(), kind: 'tracing.opened', factId: search, at: '2026-04-19', reason: 'date du formulaire' })).toBe('at: after-next-fact');
    await done(worker, 'corrections', { id: randomUUID(), kind: 'tracing.opened', factId: search, at: '2026-03-12', reason: 'date du formulaire' });
    expect(await limits('tracing-follow-up')).toEqual(['2026-04-12T00:00 late', '2026-05-18T00:00 open']);
  });

  it('it is closed with what came of it, and nothing is due any more', async () => {
    expect(await refused(worker, 'tracing-requests/close', { request: search, at: '2026-04-20', outcome: 'child-declines' })).toBe('remark: words-required');
    expect(await refused(worker, 'tracing-requests/close', { request: search, at: '2026-03-01', outcome: 'found' })).toBe('at: ends-before-start');
    await done(worker, 'tracing-requests/close', { request: search, at: '2026-04-20', outcome: 'danger', remark: 'le nouveau mari menace Aïssa' });
    expect(await limits('tracing-follow-up')).toEqual(['2026-04-12T00:00 late', '2026-05-18T00:00 lapsed']);
    expect((await page(worker)).allowed).not.toContain('tracing.close');
    expect(await refused(worker, 'tracing-requests/close', { request: search, at: '2026-04-20', outcome: 'found' })).toBe('request: no-search-open');
    expect((await page(officer)).timeline.find(({ kind }) => kind === 'tracing.closed')).toMatchObject({ detail: { fr: 'danger pour l’enfant' }, note: 'le nouveau mari menace Aïssa' });
  });

  it('nobody searches for somebody who is dead', async () => {
    await done(worker, 'relatives/change', { relative: uncle, life: 'dead' });
    expect(await refused(worker, 'tracing-requests', { id: randomUUID(), relative: uncle, at: '2026-04-20', priority: 'normal' })).toBe('relative: relative-dead');
  });

  it('no word of anybody stands in clear, and a monitor sees codes', async () => {
    const [{ text } = { text: '' }] = await world.sql<{ text: string }>(
      `select (select string_agg(t::text, ' ') from relative t) || (select string_agg(t::text, ' ') from tracing_request t) || (select string_agg(t::text, ' ') from tracing_action t)
           || (select string_agg(row::text, ' ') from journal) as text`,
    );
    expect(text).toContain('aunt-uncle');
    expect(text).not.toMatch(/Idrissa|Mariamou|Wabaria|Tillab|Tamanrasset|70 00 00 00|ESSAI-0042|menace/);
    const seen = await page(monitor);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['relative.recorded', 'tracing.opened', 'tracing.closed']));
    expect(JSON.stringify(seen)).not.toMatch(/Idrissa|Mariamou|Wabaria|Tillab|Tamanrasset|ESSAI-0042|menace/);
  });
});
