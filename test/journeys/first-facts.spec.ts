import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  status: string;
  allowed: string[];
  ageAssessment?: { raisedAt: string; conclusion?: string; concludedAt?: string; low?: number; high?: number };
  deadlines: { rule: { code: string }; state: string; startsAt: string; dueAt: string }[];
  timeline: { kind: string; note?: string; label: { fr: string }; detail?: { fr: string } }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('age in doubt, family, plan and review', () => {
  let world: World;
  let liaison: Caller;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let monitor: Caller;
  const caseId = randomUUID();

  const page = async (who: Caller): Promise<Page> => (await who.get<Page>(`/api/cases/${caseId}`)).body;
  const send = async (who: Caller, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(who);
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
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    monitor = await world.person('monitor');
    const { status } = await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 17, agePrecision: 'doubted',
    });
    expect(status).toBe(201);
  });
  afterAll(async () => {
    await world.close();
  });

  it('whoever holds the child doubts the age: a child until the conclusion, and the limit runs', async () => {
    await done(liaison, 'age-assessment', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', doubter: 'authority', ground: 'appearance', remark: 'paraît plus âgé' });
    const seen = await page(liaison);
    expect(seen.ageAssessment).toEqual({ raisedAt: '2026-03-10T06:00:00.000Z' });
    expect(seen.timeline.find(({ kind }) => kind === 'age-assessment.raised')).toMatchObject({ label: { fr: expect.stringContaining('considéré comme un enfant') } });
    expect(seen.timeline.some(({ note }) => note !== undefined)).toBe(false); // written by the liaison, sealed, read by those who care for the child
    expect(await limits('age-assessment-conclusion')).toEqual(['2026-03-24T06:00 open']);
    expect(await limits('custody-handover')).toEqual(['2026-03-12T05:30 open']); // the doubt changes nothing about the custody clock
    expect(seen.allowed).not.toContain('age-assessment.raise');
  });

  it('is not doubted twice at once, and the liaison concludes nothing', async () => {
    expect(await refused(liaison, 'age-assessment', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', doubter: 'authority', ground: 'appearance' })).toBe('assessment-pending');
    expect(await refused(liaison, 'age-assessment/conclude', { at: '2026-03-10', ageLow: 18, ageHigh: 20, professions: ['lawyer', 'other'], reasons: 'x' })).toBe('forbidden');
  });

  it('the centre takes the child in: search, plan and review are due', async () => {
    await done(liaison, 'handover', { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', centre: 'gao' });
    await done(worker, 'handover/accept', { at: '2026-03-10T08:00:00.000Z' });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', kind: 'centre', centre: 'gao' });
    expect([await limits('tracing-start'), await limits('care-plan'), await limits('stay-review')]).toEqual([['2026-03-17T09:00 open'], ['2026-03-24T09:00 open'], ['2026-04-10T09:00 open']]);
    expect((await page(worker)).allowed).toEqual(expect.arrayContaining(['stay.review', 'plan.record', 'tracing.record', 'reunification.ask']));
    expect((await page(worker)).allowed).not.toContain('age-assessment.conclude');
    expect(await refused(manager, 'age-assessment/conclude', { at: '2026-03-10T11:00:00.000Z', ageLow: 15, ageHigh: 17, professions: ['psychologist', 'health-worker'], reasons: 'x' })).toBe('no-evidence');
    await done(worker, 'age-assessment/interviews', { id: randomUUID(), at: '2026-03-10T10:00:00.000Z', kind: 'interview', account: 'né l’année de la grande sécheresse' });
  });

  it.each([
    ['one assessor', { professions: ['psychologist'] }, 'professions: single-assessor'],
    ['two of one profession', { professions: ['psychologist', 'psychologist'] }, 'professions: single-assessor'],
    ['a profession that is in no list', { professions: ['psychologist', 'astrologer'] }, 'professions: unknown-code'],
    ['a range the wrong way round', { ageLow: 17, ageHigh: 15 }, 'ageHigh: age-range-reversed'],
    ['no reasons', { reasons: ' ' }, 'reasons: required'],
    ['tomorrow', { at: '2026-03-20' }, 'at: in-the-future'],
    ['before the doubt', { at: '2026-03-09' }, 'at: ends-before-start'],
  ])('a conclusion is refused: %s', async (_, change, problem) => {
    const said = { at: '2026-03-10T11:00:00.000Z', ageLow: 15, ageHigh: 17, professions: ['psychologist', 'health-worker'], reasons: 'entretien, croissance' };
    expect(await refused(manager, 'age-assessment/conclude', { ...said, ...change })).toBe(problem);
  });

  it('two professions conclude: a child, in time', async () => {
    await world.later({ days: 3 });
    await done(manager, 'age-assessment/conclude', { at: '2026-03-13', ageLow: 16, ageHigh: 18, professions: ['psychologist', 'health-worker'], reasons: 'entretien avec la tante Fatoumata' });
    expect(await limits('age-assessment-conclusion')).toEqual(['2026-03-24T06:00 met']);
    const seen = await page(worker);
    expect(seen.ageAssessment).toEqual({ raisedAt: '2026-03-10T06:00:00.000Z', conclusion: 'child', concludedAt: '2026-03-13', low: 16, high: 18 });
    expect(seen.timeline.find(({ kind }) => kind === 'age-assessment.concluded')).toMatchObject({
      detail: { fr: 'entre 16 et 18 ans, par : Psychologue, Infirmier ou médecin' }, note: 'entretien avec la tante Fatoumata',
    });
  });

  it('the first step of the search is late, though told later still: it counts where it was done', async () => {
    await world.later({ days: 7 }); // 20 March
    await done(worker, 'tracing-actions', { id: randomUUID(), at: '2026-03-18', action: 'community-asked', remark: 'oncle forgeron à Wabaria' });
    expect(await limits('tracing-start')).toEqual(['2026-03-17T09:00 late']);
    await done(worker, 'tracing-actions', { id: randomUUID(), at: '2026-03-16', action: 'child-interview' }); // done earlier, written down afterwards
    expect(await limits('tracing-start')).toEqual(['2026-03-17T09:00 met']);
  });

  it('the plan says whether the child agrees, and why not', async () => {
    expect(await refused(worker, 'plans', { id: randomUUID(), at: '2026-03-19', goals: 'école', childAgreed: false })).toBe('whyNot: why-not-required');
    expect(await refused(worker, 'plans', { id: randomUUID(), at: '2026-03-08', goals: 'école', childAgreed: true })).toBe('at: before-previous-fact');
    await done(worker, 'plans', { id: randomUUID(), at: '2026-03-19', goals: 'école à la rentrée', childAgreed: false, whyNot: 'veut travailler avec Moussa' });
    expect(await limits('care-plan')).toEqual(['2026-03-24T09:00 met']);
    expect((await page(worker)).timeline.find(({ kind }) => kind === 'plan.agreed')).toMatchObject({ note: 'école à la rentrée', detail: { fr: 'L’enfant n’est pas d’accord : veut travailler avec Moussa' } });
  });

  it('a decision on return is asked for, put off, and so asked for again', async () => {
    await done(worker, 'reunification', { id: randomUUID(), at: '2026-03-20' });
    expect(await limits('reunification-decision')).toEqual(['2026-04-03T00:00 open']);
    expect(await refused(worker, 'reunification', { id: randomUUID(), at: '2026-03-20' })).toBe('decision-pending');
    const decision = { at: '2026-03-20', decision: 'postponed', body: 'panel', reasons: 'route coupée' };
    expect(await refused(worker, 'reunification/decide', decision)).toBe('forbidden');
    await world.later({ days: 6 }); // 26 March
    await done(manager, 'reunification/decide', { ...decision, at: '2026-03-26' });
    expect(await limits('reunification-decision')).toEqual(['2026-04-03T00:00 met', '2026-04-09T00:00 open']);
    expect((await page(manager)).allowed).toContain('reunification.decide');
  });

  it('the review is due a month after the admission, and a month after each review', async () => {
    await world.at('2026-04-12T12:00:00.000Z');
    expect(await limits('stay-review')).toEqual(['2026-04-10T09:00 open']); // overdue
    expect(await refused(worker, 'stay/reviews', { id: randomUUID(), at: '2026-04-12', outcome: 'continues' })).toBe('reason: stay-reason-required');
    await done(worker, 'stay/reviews', { id: randomUUID(), at: '2026-04-12', outcome: 'continues', reason: 'family-not-ready', remark: 'la tante prépare une chambre' });
    expect(await limits('stay-review')).toEqual(['2026-04-10T09:00 late', '2026-05-12T00:00 open']);
    await world.at('2026-05-04T12:00:00.000Z');
    await done(worker, 'stay/reviews', { id: randomUUID(), at: '2026-05-04', outcome: 'leave-planned' });
    expect(await limits('stay-review')).toEqual(['2026-04-10T09:00 late', '2026-05-12T00:00 met', '2026-06-04T00:00 open']);
  });

  it('the decision is taken, late; with the discharge the reviews end', async () => {
    const decision = { at: '2026-05-04', decision: 'in-favour', body: 'regional-directorate', reasons: 'la tante l’attend' };
    expect(await refused(officer, 'reunification/decide', decision)).toBe('no-best-interests');
    await done(officer, 'best-interests', {
      id: randomUUID(), at: '2026-05-04', childWish: 'favourable', familyWish: 'favourable', safety: 'favourable', careCapacity: 'mixed', community: 'not-known', schooling: 'favourable', recruitmentRisk: 'mixed',
      unverifiedReason: 'papers-lost', unverifiedRemark: 'la tante est connue du quartier',
    });
    await done(officer, 'reunification/decide', { at: '2026-05-04', decision: 'in-favour', body: 'regional-directorate', reasons: 'la tante l’attend' });
    expect(await limits('reunification-decision')).toEqual(['2026-04-03T00:00 met', '2026-04-09T00:00 late']);
    await done(worker, 'stay/discharge', { at: '2026-05-04T11:00:00.000Z', destination: 'extended-family', region: 'gao' });
    expect(await limits('stay-review')).toEqual(['2026-04-10T09:00 late', '2026-05-12T00:00 met', '2026-06-04T00:00 lapsed']);
    expect(await refused(worker, 'stay/reviews', { id: randomUUID(), at: '2026-05-04', outcome: 'leave-planned' })).toBe('not-in-care');
  });

  it('a new document brings the doubt back: a child again until the next conclusion', async () => {
    await done(officer, 'age-assessment', { id: randomUUID(), at: '2026-05-04', doubter: 'family', ground: 'new-document' });
    expect((await page(officer)).ageAssessment).toEqual({ raisedAt: '2026-05-04' });
    expect(await limits('age-assessment-conclusion')).toEqual(['2026-03-24T06:00 met', '2026-05-18T00:00 open']);
  });

  it('a monitor sees the facts and nobody’s words; the liaison, nothing any more', async () => {
    const seen = await page(monitor);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['age-assessment.concluded', 'plan.agreed', 'tracing.acted', 'reunification.decided', 'stay.reviewed']));
    expect(JSON.stringify(seen)).not.toMatch(/Fatoumata|Wabaria|Moussa|tante/);
    expect((await liaison.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('no word of anybody stands in clear, in the tables or in the journal', async () => {
    const [{ text } = { text: '' }] = await world.sql<{ text: string }>(
      `select (select string_agg(t::text, ' ') from age_assessment t) || (select string_agg(t::text, ' ') from tracing_action t) || (select string_agg(t::text, ' ') from reunification t)
           || (select string_agg(t::text, ' ') from care_plan t) || (select string_agg(t::text, ' ') from stay_review t) || (select string_agg(row::text, ' ') from journal) as text`,
    );
    expect(text.length).toBeGreaterThan(1_000);
    expect(text).not.toMatch(/Fatoumata|Wabaria|Moussa|tante|école/);
    const written = await world.sql<{ subject: string }>('select distinct subject from journal where case_id = $1', [caseId]);
    expect(written.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['age_assessment', 'tracing_action', 'reunification', 'care_plan', 'stay_review']));
  });
});
