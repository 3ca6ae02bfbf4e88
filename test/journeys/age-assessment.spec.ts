import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Seen {
  version: number;
  status: string;
  ageAssessment?: { raisedAt: string; conclusion?: string; low?: number; high?: number };
  allowed: string[];
  timeline: { kind: string; label: { fr: string }; detail?: { fr: string }; note?: string }[];
}

describe('age assessment', () => {
  let world: World;
  let liaison: Caller;
  let worker: Caller;
  let manager: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  const caseId = randomUUID();

  const page = async (who: Caller): Promise<Seen> => (await who.get<Seen>(`/api/cases/${caseId}`)).body;
  const say = async (who: Caller, path: string, body: object): Promise<Answer> => await who.post(`/api/cases/${caseId}/${path}`, body, { version: (await page(manager)).version });
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
    (await world.sql<{ state: string }>(`select state from deadline where case_id = $1 and rule_code = $2 order by due_at`, [caseId, rule])).map(({ state }) => state);

  const at = '2026-03-10T10:00:00.000Z';
  const interview = { id: randomUUID(), at, kind: 'interview', account: 'tante Fatoumata présente' };
  const examination = {
    id: randomUUID(), at: '2026-03-10T11:00:00.000Z', method: 'wrist-x-ray', ageLow: 19, ageHigh: 21, marginMonths: 24,
    consentBy: 'child', consentAt: '2026-03-10T10:30:00.000Z', consentLanguage: 'songhay', reason: 'aucun papier, docteur Essai',
  };
  const conclusion = { at: '2026-03-10T11:30:00.000Z', ageLow: 17, ageHigh: 21, professions: ['psychologist', 'health-worker'], reasons: 'entretien et radiographie' };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    const { status } = await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 19, agePrecision: 'doubted',
    });
    expect(status).toBe(201);
    const { version } = (await liaison.get<Seen>(`/api/cases/${caseId}`)).body;
    const doubt = await liaison.post(`/api/cases/${caseId}/age-assessment`, { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', doubter: 'authority', ground: 'appearance' }, { version });
    expect(doubt.status).toBe(201);
    const offer = await liaison.post(`/api/cases/${caseId}/handover`, { id: randomUUID(), at: '2026-03-10T07:00:00.000Z', centre: 'gao' }, { version: version + 1 });
    expect(offer.status).toBe(201);
  });
  afterAll(async () => {
    await world.close();
  });

  it('somebody of nineteen whose age is doubted is a child: the custody clock runs, no step is taken before the centre has answered', async () => {
    expect([await limits('custody-handover'), await limits('age-assessment-conclusion')]).toEqual([['open'], ['open']]);
    expect((await page(worker)).ageAssessment).toEqual({ raisedAt: '2026-03-10T06:00:00.000Z' });
    expect((await page(worker)).allowed.filter((action) => action.startsWith('age-assessment.'))).toEqual([]);
    expect(await refused(worker, 'age-assessment/interviews', interview)).toBe('handover-pending');
    await done(worker, 'handover/accept', { at: '2026-03-10T08:00:00.000Z' });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', kind: 'centre', centre: 'gao' });
    expect(await limits('custody-handover')).toEqual(['met']);
  });

  it('the least invasive steps are offered first; nothing is concluded from nothing, and nobody is examined first', async () => {
    const offered = (await page(manager)).allowed.filter((action) => action.startsWith('age-assessment.'));
    expect(offered).toEqual(['age-assessment.document', 'age-assessment.listen', 'age-assessment.assess']);
    expect(await refused(manager, 'age-assessment/conclude', conclusion)).toBe('no-evidence');
    expect(await refused(manager, 'age-assessment/examinations', examination)).toBe('least-invasive-first');
  });

  it.each<[string, string, object, string]>([
    ['one assessor', 'assessments', { professions: ['psychologist'], ageLow: 15, ageHigh: 17 }, 'professions: single-assessor'],
    ['a profession in no list', 'assessments', { professions: ['psychologist', 'astrologer'], ageLow: 15, ageHigh: 17 }, 'professions: unknown-code'],
    ['half a range', 'interviews', { kind: 'interview', ageLow: 15 }, 'ageHigh: age-range-incomplete'],
    ['a range the wrong way round', 'interviews', { kind: 'interview', ageLow: 17, ageHigh: 15 }, 'ageHigh: age-range-reversed'],
    ['a document in no list', 'documents', { document: 'horoscope', credibility: 'credible' }, 'document: unknown-code'],
    ['before the doubt', 'interviews', { kind: 'interview', at: '2026-03-09' }, 'at: before-previous-fact'],
    ['tomorrow', 'interviews', { kind: 'interview', at: '2026-03-12' }, 'at: in-the-future'],
    ['without a word on who was heard', 'interviews', { kind: 'interview', account: ' ' }, 'account: required'],
  ])('a step is refused: %s', async (_, path, change, problem) => {
    expect(await refused(worker, `age-assessment/${path}`, { id: randomUUID(), at, account: 'x', ...change })).toBe(problem);
  });

  it('document, interview, testimony and assessment are recorded, by whom and with what words sealed', async () => {
    await done(worker, 'age-assessment/documents', { id: randomUUID(), at, document: 'vaccination-card', credibility: 'doubtful', ageLow: 16, ageHigh: 17, account: 'carnet recopié' });
    await done(worker, 'age-assessment/interviews', interview);
    await done(worker, 'age-assessment/interviews', { ...interview, id: randomUUID(), kind: 'testimony' });
    await done(worker, 'age-assessment/assessments', { id: randomUUID(), at, professions: ['psychologist', 'educator'], ageLow: 16, ageHigh: 19, account: 'Mme Essai et M. Essai' });
    const { timeline } = await page(worker);
    expect(timeline).toEqual(expect.arrayContaining([
      expect.objectContaining({ label: expect.objectContaining({ fr: 'Âge : document examiné' }), detail: expect.objectContaining({ fr: 'Carnet de vaccination, Douteux, entre 16 et 17 ans' }), note: 'carnet recopié' }),
      expect.objectContaining({ label: expect.objectContaining({ fr: 'Âge : évaluation globale' }), detail: expect.objectContaining({ fr: 'entre 16 et 19 ans, par : Psychologue, Éducateur' }), note: 'Mme Essai et M. Essai' }),
    ]));
  });

  it('an examination is for those who answer for the child, with a consent that has somebody, a time and a language', async () => {
    expect(await refused(worker, 'age-assessment/examinations', examination)).toBe('forbidden');
    for (const field of ['consentBy', 'consentAt', 'consentLanguage']) {
      expect(await refused(manager, 'age-assessment/examinations', { ...examination, [field]: undefined })).toBe(`${field}: examination-without-consent`);
    }
    expect(await refused(manager, 'age-assessment/examinations', { ...examination, consentAt: '2026-03-10T11:15:00.000Z' })).toBe('consentAt: examination-without-consent');
    expect(await refused(manager, 'age-assessment/examinations', { ...examination, reason: '' })).toBe('reason: required');
    expect(await refused(manager, 'age-assessment/examinations', { ...examination, marginMonths: 0 })).toMatch(/^marginMonths: /);
    await done(manager, 'age-assessment/examinations', examination);
    expect((await page(worker)).timeline.find(({ label }) => label.fr.includes('examen médical'))?.detail?.fr).toMatch(/19 et 21 ans, Radiographie du poignet, marge de 24 mois, consentement éclairé : L’enfant/);
  });

  it('in doubt, nobody is shut out of a list of children, counted as an adult, or left to consent alone', async () => {
    const listed = async (search: string): Promise<string[]> => (await manager.get<{ items: { id: string }[] }>(`/api/cases?${search}`)).body.items.map(({ id }) => id);
    const counted = async (): Promise<string[]> =>
      (await monitor.get<{ by: { dimension: string; rows: { code: string }[] }[] }>('/api/reports/deprivation?from=2026-01-01&to=2026-12-31')).body.by.flatMap(({ dimension, rows }) => (dimension === 'age' ? rows.map(({ code }) => code) : []));
    expect(await listed('ageTo=17')).toEqual([caseId]);
    expect(await counted()).toEqual(['not-recorded']);
    await world.sql(`update child_case set age_precision = 'stated' where id = $1`, [caseId]); // said with certainty, and doubted all the same
    expect(await listed('ageTo=17')).toEqual([caseId]);
    expect(await counted()).toEqual(['not-recorded']);
    const { agreements } = (await manager.get<{ agreements: { adult: { needed: boolean } }[] }>(`/api/cases/${caseId}/consents`)).body;
    expect(new Set(agreements.map(({ adult }) => adult.needed))).toEqual(new Set([true]));
    await world.sql(`update child_case set age_precision = 'doubted' where id = $1`, [caseId]);
  });

  it('a child until the conclusion, in the list and on the page; the conclusion may not ignore the margin, and the doubt benefits the child', async () => {
    expect((await page(worker)).ageAssessment).toEqual({ raisedAt: '2026-03-10T06:00:00.000Z' });
    expect(await refused(manager, 'age-assessment/conclude', { ...conclusion, ageLow: 18 })).toBe('ageLow: margin-ignored');
    await done(manager, 'age-assessment/conclude', conclusion);
    expect((await page(worker)).ageAssessment).toMatchObject({ conclusion: 'child', low: 17, high: 21 });
    expect((await page(worker)).status).toBe('in-interim-care');
  });

  it('the child is told and may contest; a contest puts the age in doubt again, and a later document does so too', async () => {
    const telling = { id: randomUUID(), at: '2026-03-10T11:40:00.000Z', language: 'songhay', answer: 'contests', account: 'dit avoir quatorze ans, oncle Moussa' };
    expect(await limits('age-told')).toEqual(['open']);
    expect((await page(worker)).allowed).toContain('age-assessment.tell');
    expect(await refused(monitor, 'age-assessment/tell', telling)).toBe('forbidden');
    expect(await refused(worker, 'age-assessment/tell', { ...telling, language: 'klingon' })).toBe('language: unknown-code');
    expect(await refused(worker, 'age-assessment/tell', { ...telling, account: '' })).toBe('account: required');
    expect(await refused(worker, 'age-assessment/tell', { ...telling, at: '2026-03-10T11:00:00.000Z' })).toBe('at: before-previous-fact');
    await done(worker, 'age-assessment/tell', telling);
    const contested = await page(worker);
    expect(contested.ageAssessment).toEqual({ raisedAt: telling.at });
    expect(contested.timeline.find(({ kind }) => kind === 'age-assessment.told')).toMatchObject({ detail: { fr: expect.stringMatching(/^L’enfant conteste.*Songhay/) }, note: telling.account });
    expect([await limits('age-told'), await limits('age-assessment-conclusion')]).toEqual([['met'], ['met', 'open']]);
    expect(await refused(worker, 'age-assessment/tell', { ...telling, id: randomUUID() })).toBe('nothing-to-tell');
    await done(manager, 'age-assessment/conclude', { ...conclusion, at: '2026-03-10T11:45:00.000Z' });
    await done(worker, 'age-assessment/tell', { ...telling, id: randomUUID(), at: '2026-03-10T11:50:00.000Z', answer: 'accepts' });
    expect((await page(worker)).ageAssessment).toMatchObject({ conclusion: 'child' });
    await done(worker, 'age-assessment/documents', { id: randomUUID(), at: '2026-03-10T11:55:00.000Z', document: 'birth-certificate', credibility: 'credible', ageLow: 16, ageHigh: 16, account: 'acte apporté par la mère' });
    const again = await page(worker);
    expect(again.ageAssessment).toEqual({ raisedAt: '2026-03-10T11:55:00.000Z' });
    expect(again.timeline.filter(({ kind }) => kind === 'age-assessment.raised')).toHaveLength(3);
    await done(manager, 'age-assessment/conclude', { ...conclusion, at: '2026-03-10T11:58:00.000Z', ageLow: 16, ageHigh: 16 });
  });

  it('who does not see the child takes no step; a monitor sees codes and nobody’s words', async () => {
    expect(await refused(elsewhere, 'age-assessment/interviews', interview)).toBe('not-found');
    expect(await refused(monitor, 'age-assessment/interviews', interview)).toBe('forbidden');
    const seen = await page(monitor);
    expect(seen.timeline.filter(({ kind }) => kind === 'age-assessment.step-taken')).toHaveLength(6);
    expect(seen.timeline.some(({ note }) => note !== undefined)).toBe(false);
  });

  it('the table itself refuses an examination without consent, a single assessor and a range without an end', async () => {
    const [step] = await world.sql<{ assessment: string; by: string }>('select assessment_id as assessment, recorded_by as by from age_step limit 1');
    const insert = (columns: Record<string, unknown>): Promise<unknown> => {
      const row = { id: randomUUID(), case_id: caseId, assessment_id: step?.assessment, taken_at: at, taken_precision: 'day', recorded_at: at, recorded_by: step?.by, ...columns };
      return world.sql(`insert into age_step (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, index) => `$${String(index + 1)}`).join(', ')})`, Object.values(row));
    };
    await expect(insert({ kind: 'examination', method: 'other', margin_months: 12, age_low: 17, age_high: 18 })).rejects.toThrow('age_step_informed_consent');
    await expect(insert({ kind: 'assessment', professions: ['lawyer', 'lawyer'], age_low: 17, age_high: 18 })).rejects.toThrow('age_step_two_professions');
    await expect(insert({ kind: 'assessment', professions: ['lawyer', 'educator'] })).rejects.toThrow('age_step_with_range');
    await expect(insert({ kind: 'interview', age_low: 17 })).rejects.toThrow('age_step_range');
  });

  it('no name that was said of the age stands in clear', async () => {
    const [row] = await world.sql<{ all: string }>(`select (select string_agg(t::text, ' ') from age_step t) || (select string_agg(t::text, ' ') from case_note t) as all`);
    expect(row?.all).not.toMatch(/Fatoumata|Essai/);
  });
});
