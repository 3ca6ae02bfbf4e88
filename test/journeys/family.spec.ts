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
  relatives: { id: string; relationship: string; life: string; region?: string; country?: string; name?: string; village?: string; contact?: string; relation?: string; verified?: boolean; verificationReason?: string; statements: { side: string; result: string; note?: string; by?: string }[] }[];
  assessments: { relative?: string; parts: { part: string; rating: string; note?: string }[]; unverifiedReason?: string; unverifiedNote?: string }[];
  noted: { noted: number; name: string; relation: string }[];
  searches: { id: string; relative: string; reference?: string; outcome?: string; closingNote?: string; steps: Step[] }[];
  steps: Step[];
  missing: string[];
  livesWith?: string;
  preparations: { kind: string; met: string[]; outcome: string; note?: string }[];
  cares: { form: string; reason: string; note?: string; reviews: { outcome: string; note?: string }[] }[];
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

  const statement = (side: 'child' | 'relative', result: string): object => ({
    id: randomUUID(), relative: mother, side, at: '2026-04-20', result, photo: 'recognised', documents: ['family-photo'], answers: `demandé à ${side} : la chèvre s’appelait Bintou`,
  });
  const verification = { relative: mother, at: '2026-04-20', result: 'verified' };

  it('a link is verified from both sides, heard apart, and not against what one of them says', async () => {
    expect((await page(worker)).allowed).not.toContain('relative.verify');
    await done(worker, 'relatives/statements', statement('child', 'agrees'));
    expect(await refused(worker, 'relatives/verifications', { id: randomUUID(), ...verification })).toBe('relative: one-side-only');
    expect(await refused(worker, 'relatives/statements', { ...statement('relative', 'agrees'), relative: uncle })).toBe('relative: relative-dead');
    expect(await refused(worker, 'relatives/statements', { ...statement('relative', 'agrees'), documents: ['passport-of-the-moon'] })).toBe('documents: unknown-code');
    expect(await refused(worker, 'relatives/statements', { ...statement('relative', 'agrees'), answers: ' ' })).toBe('answers: required');
    await done(officer, 'relatives/statements', statement('relative', 'contradicts'));
    expect(await refused(worker, 'relatives/verifications', { id: randomUUID(), ...verification })).toBe('result: sides-contradict');
    expect(await refused(worker, 'relatives/verifications', { id: randomUUID(), ...verification, result: 'not-verified' })).toBe('reason: reason-required');
    expect(await refused(worker, 'relatives/verifications', { id: randomUUID(), ...verification, at: '2026-04-19' })).toBe('at: before-previous-fact');
    await done(worker, 'relatives/verifications', { id: randomUUID(), ...verification, result: 'not-verified', reason: 'answers-differ' });
    const [known] = (await family(worker)).relatives.filter(({ id }) => id === mother);
    expect(known).toMatchObject({ verified: false, verificationReason: 'answers-differ' });
    expect(known?.statements).toEqual(expect.arrayContaining([expect.objectContaining({ side: 'relative', result: 'contradicts', note: 'demandé à relative : la chèvre s’appelait Bintou', by: expect.any(String) })]));
  });

  it('no decision without an assessment, and none in favour on a link that does not hold', async () => {
    await done(worker, 'reunification', { id: randomUUID(), at: '2026-04-20' });
    expect((await family(worker)).missing).toEqual(['verified-link', 'best-interests']);
    const decision = { at: '2026-04-20', decision: 'in-favour', body: 'panel', reasons: 'elle attend Aïssa' };
    expect(await refused(officer, 'reunification/decide', decision)).toBe('no-best-interests');
    expect(await refused(officer, 'reunification/decide', { ...decision, decision: 'against' })).toBe('no-best-interests');
    const ratings = { childWish: 'favourable', familyWish: 'favourable', safety: 'mixed', safetyRemark: 'Bintou dit le quartier calme', careCapacity: 'mixed', community: 'not-known', schooling: 'favourable', recruitmentRisk: 'mixed' };
    const assessment = { at: '2026-04-20', relative: mother, ...ratings };
    expect(await refused(worker, 'best-interests', { id: randomUUID(), ...assessment, safety: 'perfect' })).toMatch(/^safety: /);
    expect(await refused(worker, 'best-interests', { id: randomUUID(), ...assessment, unverifiedReason: 'cannot-wait' })).toBe('unverifiedRemark: words-required');
    expect(await refused(worker, 'best-interests', { id: randomUUID(), ...assessment, relative: randomUUID() })).toBe('relative: unknown-relative');
    await done(worker, 'best-interests', { id: randomUUID(), ...assessment });
    expect(await refused(officer, 'reunification/decide', decision)).toBe('decision: relative-not-verified');
    await world.later({ days: 2 });
    await done(officer, 'relatives/statements', { ...statement('relative', 'agrees'), at: '2026-04-21' });
    await done(worker, 'relatives/verifications', { id: randomUUID(), ...verification, at: '2026-04-21' });
    await done(officer, 'reunification/decide', { ...decision, at: '2026-04-22' });
    const seen = await family(officer);
    expect(seen.missing).toEqual([]);
    expect(seen.assessments).toEqual([expect.objectContaining({ relative: mother, parts: expect.arrayContaining([{ part: 'safety', rating: 'mixed', note: 'Bintou dit le quartier calme' }]) })]);
    expect(await world.sql('select r.decision, b.relative_id as relative from reunification r join best_interests b on b.id = r.assessment_id where r.case_id = $1', [caseId])).toEqual([{ decision: 'in-favour', relative: mother }]);
  });

  it('the table itself knows no link that is verified from one side', async () => {
    const [said] = await world.sql<{ id: string; by: string }>(`select id, recorded_by as by from link_statement where side = 'child' limit 1`);
    await expect(world.sql(
      `insert into link_verification (id, case_id, relative_id, child_statement_id, relative_statement_id, verified, concluded_at, concluded_precision, recorded_at, recorded_by)
       values (uuidv7(), $1, $2, $3, $3, true, now(), 'day', now(), $4)`, [caseId, mother, said?.id, said?.by],
    )).rejects.toThrow('link_verification_relative_heard');
  });

  it('family and community are made ready, with whom in codes and what in sealed words', async () => {
    const meeting = { at: '2026-04-22', kind: 'mediation', relative: mother, met: ['parents', 'village-chief'], outcome: 'agreement', account: 'Bintou pardonnée devant le chef' };
    expect(await refused(worker, 'preparations', { id: randomUUID(), ...meeting, met: [] })).toBe('met: met-required');
    expect(await refused(worker, 'preparations', { id: randomUUID(), ...meeting, met: ['the-moon'] })).toBe('met: unknown-code');
    expect(await refused(worker, 'preparations', { id: randomUUID(), ...meeting, outcome: 'magic' })).toBe('outcome: unknown-code');
    await done(worker, 'preparations', { id: randomUUID(), ...meeting });
    expect((await family(officer)).preparations).toEqual([expect.objectContaining({ kind: 'mediation', relative: mother, met: ['parents', 'village-chief'], outcome: 'agreement', note: 'Bintou pardonnée devant le chef' })]);
  });

  it('the child leaves to a relative whose link is verified, and the paper says which', async () => {
    const leaving = { at: '2026-04-22T10:00:00.000Z', destination: 'family', region: 'gao' };
    expect(await refused(worker, 'stay/discharge', { ...leaving, relative: uncle })).toBe('relative: relative-not-verified');
    expect(await refused(worker, 'stay/discharge', { ...leaving, destination: 'other-centre', relative: mother })).toBe('relative: no-placement');
    expect(await refused(worker, 'stay/discharge', { ...leaving, relative: randomUUID() })).toBe('relative: unknown-relative');
    expect(await refused(worker, 'alternative-care/reviews', { id: randomUUID(), at: '2026-04-22', outcome: 'continues' })).toBe('no-care-decided');
    expect(await refused(officer, 'alternative-care', { id: randomUUID(), at: '2026-04-22', form: 'kinship', reason: 'danger', account: 'x' })).toBe('not-in-reintegration');
    await done(worker, 'stay/discharge', { ...leaving, relative: mother });
    expect(await family(worker)).toMatchObject({ livesWith: mother, missing: [] });
    const { makeable } = (await worker.get<{ makeable: { kind: string; factId: string }[] }>(`/api/cases/${caseId}/acts`)).body;
    const act = makeable.find(({ kind }) => kind === 'reunification');
    expect((await worker.post(`/api/cases/${caseId}/acts`, { id: randomUUID(), kind: 'reunification', factId: act?.factId })).status).toBe(201);
  });

  it('care that is not a return is decided by those who answer, and reviewed again and again until it ends', async () => {
    const care = { at: '2026-04-22', form: 'kinship', reason: 'danger', account: 'Bintou reste au village' };
    expect(await refused(worker, 'alternative-care', { id: randomUUID(), ...care })).toBe('forbidden');
    expect(await refused(officer, 'alternative-care', { id: randomUUID(), ...care, at: '2026-04-21' })).toBe('at: before-previous-fact');
    expect(await refused(officer, 'alternative-care', { id: randomUUID(), ...care, reason: 'convenience' })).toBe('reason: unknown-code');
    const id = randomUUID();
    await done(officer, 'alternative-care', { id, ...care });
    expect(await refused(officer, 'alternative-care', { id: randomUUID(), ...care })).toBe('care-decided');
    expect(await limits('alternative-care-review')).toEqual(['2026-07-22T00:00 open']);
    await world.at('2026-07-10T12:00:00.000Z');
    await done(worker, 'alternative-care/reviews', { id: randomUUID(), at: '2026-07-08', outcome: 'continues', remark: 'Bintou va bien' });
    expect(await limits('alternative-care-review')).toEqual(['2026-07-22T00:00 met', '2026-10-08T00:00 open']);
    await done(officer, 'corrections', { id: randomUUID(), kind: 'alternative-care.decided', factId: id, at: '2026-04-23', reason: 'date du procès-verbal' });
    expect(await limits('alternative-care-review')).toEqual(['2026-07-23T00:00 met', '2026-10-08T00:00 open']);
    expect(await refused(officer, 'corrections', { id: randomUUID(), kind: 'alternative-care.decided', factId: id, at: '2026-07-10', reason: 'x' })).toBe('at: after-next-fact');
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-07-10T08:00:00.000Z', kind: 'centre', centre: 'gao' });
    expect(await limits('alternative-care-review')).toEqual(['2026-07-23T00:00 met', '2026-10-08T00:00 lapsed']);
    expect((await family(worker)).cares).toEqual([expect.objectContaining({ form: 'kinship', reason: 'danger', note: 'Bintou reste au village', reviews: [expect.objectContaining({ outcome: 'continues', note: 'Bintou va bien' })] })]);
  });

  it('no word of anybody stands in clear, and a monitor sees codes', async () => {
    const [{ text } = { text: '' }] = await world.sql<{ text: string }>(
      `select (select string_agg(t::text, ' ') from relative t) || (select string_agg(t::text, ' ') from tracing_request t) || (select string_agg(t::text, ' ') from tracing_action t)
           || (select string_agg(t::text, ' ') from link_statement t) || (select string_agg(t::text, ' ') from best_interests t) || (select string_agg(row::text, ' ') from journal) as text`,
    );
    expect(text).toContain('aunt-uncle');
    expect(text).not.toMatch(/Idrissa|Mariamou|Wabaria|Tillab|Tamanrasset|70 00 00 00|ESSAI-0042|menace|Bintou/);
    const seen = await page(monitor);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['relative.recorded', 'tracing.opened', 'tracing.closed', 'relative.heard', 'relative.verified', 'best-interests.assessed']));
    expect(JSON.stringify(seen)).not.toMatch(/Idrissa|Mariamou|Wabaria|Tillab|Tamanrasset|ESSAI-0042|menace|Bintou/);
  });
});
