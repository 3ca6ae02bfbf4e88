import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Engine } from '../support/engine.js';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Seen {
  version: number;
  status: string;
  allowed: string[];
  timeline: { kind: string; label: { fr: string }; detail?: { fr: string }; note?: string }[];
}
interface Found { id: string; at: string; during: string; ratings: Record<string, number>; change?: Record<string, number>; strengths?: string; needs?: string }

const RATED = { safety: 2, health: 3, psychosocial: 2, education: 1, livelihood: 1, family: 3, community: 2 };
const WORDS = { strengths: 'sait coudre, sa tante Fatoumata', needs: 'dort mal depuis Ansongo' };

describe('reintegration', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  let liaison: Caller;
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
    (await world.sql<{ due: Date; state: string }>(`select due_at as due, state from deadline where case_id = $1 and rule_code = $2 order by due_at`, [caseId, rule])).map(({ due, state }) => `${due.toISOString().slice(0, 10)} ${state}`);
  const told = async (rule: string): Promise<string[]> => (await world.sql<{ told: string }>(
    `select distinct a.step_kind || ' ' || u.role as told from alert a join time_limit_rule r on r.id = a.rule_id join app_user u on u.id = a.recipient_id where a.case_id = $1 and r.code = $2 order by 1`, [caseId, rule])).map((row) => row.told);
  const sweep = async (): Promise<void> => {
    const engine = new Engine(world.databaseUrl, world.clock);
    await engine.sweeper.sweep();
    await engine.close();
  };
  const assessed = async (who: Caller): Promise<Found[]> => (await who.get<{ assessments: Found[] }>(`/api/cases/${caseId}/reintegration`)).body.assessments;
  const assess = (at: string, change: object = {}): object => ({ id: randomUUID(), at, ...RATED, ...WORDS, ...change });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    const opened = await worker.post('/api/cases', { id: caseId, entry: 'escape', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex: 'female', ageYears: 15, agePrecision: 'stated' });
    expect(opened.status).toBe(201);
    expect(await refused(worker, 'assessments', assess('2026-03-10T09:00:00.000Z'))).toBe('not-in-care');
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', kind: 'centre', centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  describe('strengths and needs', () => {
    it('are to be assessed within fourteen days of the admission', async () => {
      expect(await limits('needs-assessment-stay')).toEqual(['2026-03-24 open']);
      expect((await page(worker)).allowed).toContain('assessment.record');
    });

    it.each<[string, object, string]>([
      ['a domain without an answer', { family: undefined }, 'family: required'],
      ['above the scale', { safety: 6 }, 'safety: too-large'],
      ['below the scale', { safety: 0 }, 'safety: too-small'],
      ['no word on the needs', { needs: ' ' }, 'needs: required'],
      ['tomorrow', { at: '2026-03-12' }, 'at: in-the-future'],
      ['before anybody cared for the child', { at: '2026-03-09' }, 'at: not-followed-then'],
    ])('refused: %s', async (_, change, problem) => {
      expect(await refused(worker, 'assessments', assess('2026-03-10T09:00:00.000Z', change))).toBe(problem);
    });

    it('the first settles its limit and starts the rounds of the next; each is told with its change', async () => {
      await world.later({ days: 10 });
      await done(worker, 'assessments', assess('2026-03-20'));
      expect([await limits('needs-assessment-stay'), await limits('needs-assessment-stay-again')]).toEqual([['2026-03-24 met'], ['2026-06-20 open']]);
      await world.later({ days: 31 });
      await done(worker, 'assessments', assess('2026-04-18', { safety: 4, family: 2, ...WORDS }));
      expect(await limits('needs-assessment-stay-again')).toEqual(['2026-06-20 met', '2026-07-18 open']);
      const [first, second] = await assessed(worker);
      expect(first).toMatchObject({ at: '2026-03-20', during: 'stay', ratings: RATED, ...WORDS });
      expect(first?.change).toBeUndefined();
      expect(second?.change).toEqual({ safety: 2, health: 0, psychosocial: 0, education: 0, livelihood: 0, family: -1, community: 0 });
      expect((await page(worker)).timeline.find(({ kind }) => kind === 'assessment.made')?.detail?.fr).toBe('Sécurité 4/5, Santé 3/5, Bien-être psychosocial 2/5, Éducation 1/5, Moyens d’existence 1/5, Famille 2/5, Communauté 2/5');
    });

    it('one that was made earlier and told later becomes the first, and the rounds move', async () => {
      await done(worker, 'assessments', assess('2026-03-12'));
      expect([await limits('needs-assessment-stay'), await limits('needs-assessment-stay-again')]).toEqual([['2026-03-24 met'], ['2026-06-12 met', '2026-06-20 met', '2026-07-18 open']]);
      expect((await assessed(worker)).map(({ at }) => at)).toEqual(['2026-03-12', '2026-03-20', '2026-04-18']);
    });

    it('a placement asks anew within fourteen days, and the rounds of the stay are over', async () => {
      await done(worker, 'stay/discharge', { at: '2026-04-20', destination: 'family', region: 'gao' });
      expect((await limits('needs-assessment-stay-again')).at(-1)).toBe('2026-07-18 lapsed');
      expect(await limits('needs-assessment-placement')).toEqual(['2026-05-04 open']);
      await done(worker, 'assessments', assess('2026-04-20'));
      expect((await assessed(worker)).at(-1)).toMatchObject({ during: 'placement' });
      expect([await limits('needs-assessment-placement'), await limits('needs-assessment-placement-again')]).toEqual([['2026-05-04 met'], ['2026-07-20 open']]);
    });

    it('a monitor sees figures and no words; who does not see the child sees nothing', async () => {
      expect((await assessed(monitor)).map(({ ratings, needs, strengths }) => [ratings['safety'], needs, strengths])).toEqual([[2, undefined, undefined], [2, undefined, undefined], [4, undefined, undefined], [2, undefined, undefined]]);
      expect(await refused(monitor, 'assessments', assess('2026-04-20'))).toBe('forbidden');
      expect(await refused(elsewhere, 'assessments', assess('2026-04-20'))).toBe('not-found');
      expect((await elsewhere.get(`/api/cases/${caseId}/reintegration`)).status).toBe(404);
      expect((await liaison.get(`/api/cases/${caseId}/reintegration`)).status).toBe(403);
    });

    it('the table itself refuses what is off the scale, and an assessment in no care or in two', async () => {
      const [row] = await world.sql<Record<string, unknown>>('select * from needs_assessment where stay_id is not null limit 1');
      const [placed] = await world.sql<{ id: string }>('select id from placement where case_id = $1', [caseId]);
      const insert = (change: Record<string, unknown>): Promise<unknown> => {
        const whole = { ...row, id: randomUUID(), ...change };
        return world.sql(`insert into needs_assessment (${Object.keys(whole).join(', ')}) values (${Object.keys(whole).map((_, index) => `$${String(index + 1)}`).join(', ')})`, Object.values(whole));
      };
      await expect(insert({ health: 6 })).rejects.toThrow('needs_assessment_health_check');
      await expect(insert({ stay_id: null })).rejects.toThrow('needs_assessment_of_one_place');
      await expect(insert({ placement_id: placed?.id })).rejects.toThrow('needs_assessment_of_one_place');
    });
  });

  describe('the plan agreed with the child', () => {
    const goalId = randomUUID();
    const stepId = randomUUID();
    const goal = { id: goalId, domain: 'livelihood', goal: 'trade', words: 'coudre comme sa tante Fatoumata' };
    const step = (change: object = {}): object => ({ id: stepId, goalId, what: 'voir l’atelier de Moussa', ownerId: caseWorker.userId, at: '2026-04-20', dueOn: '2026-04-27', ...change });
    const plans = async (who: Caller): Promise<PlanSeen[]> => (await who.get<{ plans: PlanSeen[] }>(`/api/cases/${caseId}/reintegration`)).body.plans;
    interface PlanSeen { at: string; words?: string; goals: { domain: string; goal?: string; words?: string; steps: { id: string; dueOn: string; state: string; owner?: string; what?: string; reason?: string }[] }[] }
    let caseWorker: Caller;

    beforeAll(async () => {
      caseWorker = await world.person('case-worker', { region: 'gao' });
    });

    it('has no goals before there is a plan', async () => {
      expect(await refused(worker, 'plan/goals', goal)).toBe('no-plan');
      expect(await refused(worker, 'plan/steps', step())).toBe('no-plan');
      await done(worker, 'plans', { id: randomUUID(), at: '2026-04-20', goals: 'rester près de sa tante', childAgreed: true });
      expect((await page(worker)).allowed).toEqual(expect.arrayContaining(['plan.record', 'plan.set-goal']));
      expect((await page(worker)).allowed).not.toContain('plan.add-step');
    });

    it('goals are of a domain, coded or said', async () => {
      expect(await refused(worker, 'plan/goals', { ...goal, goal: undefined, words: undefined })).toBe('goal: goal-unsaid');
      expect(await refused(worker, 'plan/goals', { ...goal, goal: 'school' })).toBe('goal: unknown-code');
      expect(await refused(worker, 'plan/goals', { ...goal, domain: 'luck' })).toMatch(/^domain: /);
      await done(worker, 'plan/goals', goal);
      await done(worker, 'plan/goals', { id: randomUUID(), domain: 'education', words: 'lire' });
    });

    it('a step is taken on by somebody who sees the child, for a day that was still to come', async () => {
      expect(await refused(worker, 'plan/steps', step())).toBe('ownerId: owner-cannot-see');
      const officer = await world.person('regional-officer', { region: 'gao' });
      const assigned = await officer.send('PUT', `/api/cases/${caseId}/assignment`, { userId: caseWorker.userId }, { version: (await page(manager)).version });
      expect(assigned.status).toBe(200);
      expect(await refused(worker, 'plan/steps', step({ ownerId: elsewhere.userId }))).toBe('ownerId: owner-cannot-see');
      expect(await refused(worker, 'plan/steps', step({ ownerId: monitor.userId }))).toBe('ownerId: owner-cannot-see');
      expect(await refused(worker, 'plan/steps', step({ dueOn: '2026-04-19' }))).toBe('dueOn: due-before-agreed');
      expect(await refused(worker, 'plan/steps', step({ goalId: randomUUID() }))).toBe('goalId: unknown-code');
      expect(await refused(worker, 'plan/steps', step({ at: '2027-01-01' }))).toBe('at: in-the-future');
      await done(worker, 'plan/steps', step());
      expect(await limits('plan-step')).toEqual(['2026-04-28 open']);
      const { owners } = (await worker.get<{ owners: { id: string }[] }>(`/api/cases/${caseId}/reintegration`)).body;
      expect(owners.map(({ id }) => id)).toEqual(expect.arrayContaining([caseWorker.userId, worker.userId]));
      expect(owners.map(({ id }) => id)).not.toContain(elsewhere.userId);
    });

    it('a step that is not done alerts its owner when its day is over, nobody before', async () => {
      const told = async (): Promise<string[]> => (await world.sql<{ told: string }>(
        `select r.code || ' ' || a.step_kind || ' ' || u.role as told from alert a join time_limit_rule r on r.id = a.rule_id join app_user u on u.id = a.recipient_id where a.case_id = $1 and r.code = 'plan-step'`, [caseId])).map((row) => row.told);
      const engine = new Engine(world.databaseUrl, world.clock);
      await world.at('2026-04-27T23:59:00.000Z');
      await engine.sweeper.sweep();
      expect(await told()).toEqual([]);
      await world.at('2026-04-28T00:00:00.000Z');
      await engine.sweeper.sweep();
      expect(await told()).toEqual(['plan-step limit case-worker']);
      await engine.close();
      expect((await plans(worker))[0]?.goals[0]).toMatchObject({ domain: 'livelihood', goal: 'trade', steps: [{ state: 'overdue', dueOn: '2026-04-27', what: 'voir l’atelier de Moussa' }] });
    });

    it('a revision keeps what was before: the earlier plan, its goals, and what is still due', async () => {
      await done(worker, 'plans', { id: randomUUID(), at: '2026-04-28', goals: 'apprendre à coudre', childAgreed: true });
      expect((await plans(worker)).map(({ at, goals }) => [at, goals.length])).toEqual([['2026-04-28', 0], ['2026-04-20', 2]]);
      expect(await refused(worker, 'plan/steps', step({ id: randomUUID() }))).toBe('goalId: unknown-code');
      expect(await limits('plan-step')).toEqual(['2026-04-28 open']);
    });

    it('a step ends once: done, or dropped with a reason', async () => {
      expect(await refused(worker, `plan/steps/${randomUUID()}/end`, { at: '2026-04-28', outcome: 'done' })).toBe('step-ended');
      expect(await refused(worker, `plan/steps/${stepId}/end`, { at: '2026-04-28', outcome: 'dropped' })).toBe('reason: words-required');
      expect(await refused(worker, `plan/steps/${stepId}/end`, { at: '2026-04-19', outcome: 'done' })).toBe('at: before-previous-fact');
      expect(await refused(monitor, `plan/steps/${stepId}/end`, { at: '2026-04-28', outcome: 'done' })).toBe('forbidden');
      await done(caseWorker, `plan/steps/${stepId}/end`, { at: '2026-04-26', outcome: 'dropped', reason: 'Moussa a fermé son atelier' });
      expect(await limits('plan-step')).toEqual(['2026-04-28 met']);
      expect((await plans(worker))[1]?.goals[0]?.steps[0]).toMatchObject({ state: 'dropped', reason: 'Moussa a fermé son atelier' });
      expect(await refused(worker, `plan/steps/${stepId}/end`, { at: '2026-04-28', outcome: 'done' })).toBe('step-ended');
      await expect(world.sql(`update plan_step set outcome = 'done' where id = $1`, [stepId])).rejects.toThrow('a step ends once');
    });

    it('a monitor sees that there are goals and steps, not what was said, nor whose', async () => {
      const [, first] = await plans(monitor);
      expect(first?.words).toBeUndefined();
      expect(first?.goals[0]).toEqual({ id: goalId, domain: 'livelihood', goal: 'trade', steps: [expect.objectContaining({ state: 'dropped' })] });
      expect(Object.keys(first?.goals[0]?.steps[0] ?? {})).not.toEqual(expect.arrayContaining(['what']));
    });
  });

  describe('school, training and income-generating activity', () => {
    const trackId = randomUUID();
    const begin = (change: object = {}): object => ({ id: trackId, kind: 'training', detail: 'tailoring', provider: 'atelier de Moussa', at: '2026-04-21', ...change });
    interface TrackSeen { id: string; kind: string; startedAt: string; endedAt?: string; outcome?: string; provider?: string; reason?: string; attendance: object[] }
    const tracks = async (who: Caller): Promise<TrackSeen[]> => (await who.get<{ tracks: TrackSeen[] }>(`/api/cases/${caseId}/reintegration`)).body.tracks;

    it.each<[string, object, string]>([
      ['a trade that is no level of a school', { kind: 'school' }, 'detail: unknown-code'],
      ['tomorrow', { at: '2027-01-01' }, 'at: in-the-future'],
      ['nowhere', { provider: ' ' }, 'provider: required'],
    ])('refused: %s', async (_, change, problem) => {
      expect(await refused(worker, 'tracks', begin(change))).toBe(problem);
    });

    it('one of a kind at a time; another kind beside it', async () => {
      await done(worker, 'tracks', begin());
      expect(await refused(worker, 'tracks', begin({ id: randomUUID() }))).toBe('at: overlapping-track');
      await done(worker, 'tracks', begin({ id: randomUUID(), kind: 'school', detail: 'literacy' }));
      expect((await page(worker)).timeline.find(({ kind }) => kind === 'track.begun')?.detail?.fr).toMatch(/(Couture|Alphabétisation), atelier de Moussa/);
      const [row] = await world.sql<{ id: string }>(`select recorded_by as id from track limit 1`);
      await expect(world.sql(`insert into track (id, case_id, kind, detail, provider_sealed, started_at, started_precision, recorded_at, recorded_by) values ($1, $2, 'training', 'welding', '\\x00', '2026-04-25', 'day', now(), $3)`, [randomUUID(), caseId, row?.id])).rejects.toThrow('track_no_overlap');
    });

    it('attendance is told once for each month of the track, and not beyond the days held', async () => {
      const month = (change: object = {}): object => ({ id: randomUUID(), month: '2026-04-28', held: 8, attended: 7, ...change });
      expect(await refused(worker, `tracks/${trackId}/attendance`, month({ month: '2026-03-28' }))).toBe('month: outside-track');
      expect(await refused(worker, `tracks/${trackId}/attendance`, month({ month: '2026-05-01' }))).toBe('month: outside-track');
      expect(await refused(worker, `tracks/${trackId}/attendance`, month({ attended: 9 }))).toBe('attended: attended-more-than-held');
      expect(await refused(worker, `tracks/${randomUUID()}/attendance`, month())).toBe('no-track');
      await done(worker, `tracks/${trackId}/attendance`, month());
      expect(await refused(worker, `tracks/${trackId}/attendance`, month())).toBe('month: attendance-recorded');
      expect((await tracks(worker)).find(({ id }) => id === trackId)?.attendance).toEqual([{ month: '2026-04', held: 8, attended: 7 }]);
    });

    it('ends once, with a result; who drops out says why; after it the next may begin', async () => {
      expect(await refused(worker, `tracks/${trackId}/end`, { at: '2026-04-28', outcome: 'dropped-out' })).toBe('reason: words-required');
      expect(await refused(worker, `tracks/${trackId}/end`, { at: '2026-04-20', outcome: 'completed' })).toBe('at: before-previous-fact');
      await done(worker, `tracks/${trackId}/end`, { at: '2026-04-27', outcome: 'dropped-out', reason: 'Moussa ne paie pas' });
      expect(await refused(worker, `tracks/${trackId}/end`, { at: '2026-04-28', outcome: 'completed' })).toBe('track-ended');
      expect(await refused(worker, 'tracks', begin({ id: randomUUID(), at: '2026-04-26' }))).toBe('at: overlapping-track');
      await done(worker, 'tracks', begin({ id: randomUUID(), detail: 'mechanics', at: '2026-04-28' }));
      expect((await tracks(worker)).find(({ id }) => id === trackId)).toMatchObject({ outcome: 'dropped-out', endedAt: '2026-04-27', reason: 'Moussa ne paie pas' });
      expect((await tracks(monitor)).every(({ provider, reason }) => provider === undefined && reason === undefined)).toBe(true);
      expect(await refused(monitor, 'tracks', begin())).toBe('forbidden');
    });
  });

  describe('follow-up visits', () => {
    const highId = randomUUID();
    const visit = (change: object = {}): object => ({ id: randomUUID(), at: '2026-04-28', outcome: 'well', livesWith: 'family', occupation: 'in-training', risk: 'low', ...change });
    interface Visits { visits: { id: string; outcome: string; risk?: string; grounds?: string; needs?: string; riskOpen: boolean }[]; attemptsInVain: number; lost: boolean }
    const seen = async (who: Caller): Promise<Visits> => (await who.get<Visits>(`/api/cases/${caseId}/reintegration`)).body;

    it.each<[string, object, string]>([
      ['something about a child who was not found', { outcome: 'not-found' }, 'outcome: nobody-found'],
      ['half of what was found', { risk: undefined }, 'risk: finding-incomplete'],
      ['a place that is in no list', { livesWith: 'moon' }, 'livesWith: unknown-code'],
      ['a risk without its grounds', { risk: 'high' }, 'grounds: words-required'],
    ])('refused: %s', async (_, change, problem) => {
      expect(await refused(worker, 'visits', visit(change))).toBe(problem);
    });

    it('as before, a visit may say its outcome alone', async () => {
      await done(worker, 'visits', { id: randomUUID(), at: '2026-04-27', outcome: 'well' });
      expect((await seen(worker)).visits).toEqual([expect.objectContaining({ outcome: 'well', riskOpen: false })]);
    });

    it('a high risk alerts those who follow the child at once, until somebody says what followed', async () => {
      await done(worker, 'visits', visit({ id: highId, outcome: 'at-risk', risk: 'high', grounds: 'Moussa a revu le groupe', needs: 'un lit' }));
      expect(await limits('recruitment-risk')).toEqual(['2026-04-28 open']);
      await sweep();
      expect(await told('recruitment-risk')).toEqual(['limit case-worker', 'limit centre-manager', 'limit regional-officer']);
      expect((await seen(worker)).visits[0]).toMatchObject({ risk: 'high', grounds: 'Moussa a revu le groupe', needs: 'un lit', riskOpen: true });
      expect((await seen(monitor)).visits[0]).toEqual(expect.objectContaining({ risk: 'high', riskOpen: true }));
      expect((await seen(monitor)).visits[0]?.grounds).toBeUndefined();
      const answer = { id: randomUUID(), at: '2026-04-28', answer: 'closer-follow-up', words: 'Moussa vu avec le chef' };
      expect(await refused(worker, `visits/${randomUUID()}/risk`, answer)).toBe('no-follow-up-open');
      expect(await refused(worker, `visits/${highId}/risk`, { ...answer, at: '2026-04-27' })).toBe('at: before-previous-fact');
      expect(await refused(worker, `visits/${highId}/risk`, { ...answer, answer: 'prayer' })).toBe('answer: unknown-code');
      expect(await refused(monitor, `visits/${highId}/risk`, answer)).toBe('forbidden');
      await done(worker, `visits/${highId}/risk`, answer);
      expect(await limits('recruitment-risk')).toEqual(['2026-04-28 late']); // due at once: whatever followed came after
      expect(await refused(worker, `visits/${highId}/risk`, { ...answer, id: randomUUID() })).toBe('no-follow-up-open');
      expect((await page(worker)).allowed).not.toContain('risk.answer');
    });

    it('a child who is not found is looked for again within a week; after three attempts lost to follow-up, and still looked for', async () => {
      for (const [index, day] of ['2026-05-01', '2026-05-06', '2026-05-20'].entries()) {
        await world.at(`${day}T12:00:00.000Z`);
        await done(worker, 'visits', { id: randomUUID(), at: day, outcome: 'not-found' });
        expect(await seen(worker)).toMatchObject({ attemptsInVain: index + 1, lost: index === 2 });
      }
      expect(await limits('visit-missed')).toEqual(['2026-05-08 met', '2026-05-13 late', '2026-05-27 open']);
      await world.at('2026-05-27T00:00:00.000Z');
      await sweep();
      expect(await told('visit-missed')).toEqual(expect.arrayContaining(['limit regional-officer']));
      await done(worker, 'visits', visit({ at: '2026-05-26' }));
      expect(await limits('visit-missed')).toEqual(['2026-05-08 met', '2026-05-13 late', '2026-05-27 met']);
      expect(await seen(worker)).toMatchObject({ attemptsInVain: 0, lost: false });
    });
  });

  describe('outcomes after months', () => {
    interface Milestone { code: string; state: string; outcome?: string; basis?: string; withFamily?: boolean }
    const outcomes = async (who: Caller): Promise<string[]> => (await who.get<{ returns: { milestones: Milestone[] }[] }>(`/api/cases/${caseId}/reintegration`)).body.returns[0]?.milestones
      .map(({ code, state, outcome, basis, withFamily }) => [code, state, outcome, basis, withFamily].filter((part) => part !== undefined).join(' ')) ?? [];
    const news = (change: object = {}): object => ({ id: randomUUID(), milestone: '3-months', outcome: 'in-training', withFamily: true, source: 'telephone', at: '2026-07-20', words: 'Moussa dit que tout va bien', ...change });

    it('are to come, then awaited; a limit of their own runs, for visits made long before the window answer the follow-up visits and say nothing here', async () => {
      expect(await outcomes(worker)).toEqual(['3-months to-come', '6-months to-come', '12-months to-come']);
      expect(await refused(worker, 'outcomes', news({ at: '2026-05-26' }))).toBe('at: outside-window');
      await world.at('2026-07-21T12:00:00.000Z');
      expect(await outcomes(worker)).toEqual(['3-months awaited', '6-months to-come', '12-months to-come']);
      expect(await limits('follow-up-visits')).toContain('2026-07-20 met');
      expect(await limits('outcome-3-months')).toEqual(['2026-08-04 open']);
    });

    it.each<[string, object, string]>([
      ['a milestone of nobody', { milestone: '9-months' }, 'milestone: unknown-code'],
      ['a source that is in no list', { source: 'dream' }, 'source: unknown-code'],
      ['lost, which nobody says', { outcome: 'lost-to-follow-up' }, 'outcome: not-in-list'],
      ['a day to come', { at: '2026-08-01' }, 'at: in-the-future'],
    ])('refused: %s', async (_, change, problem) => {
      expect(await refused(worker, 'outcomes', news(change))).toBe(problem);
    });

    it('are told by whoever heard of the child, once; a visit in the window goes before what was told', async () => {
      expect(await refused(monitor, 'outcomes', news())).toBe('forbidden');
      await done(worker, 'outcomes', news());
      expect(await outcomes(monitor)).toEqual(['3-months known in-training told true', '6-months to-come', '12-months to-come']);
      expect(await limits('outcome-3-months')).toEqual(['2026-08-04 met']);
      expect((await page(worker)).timeline.find(({ kind }) => kind === 'outcome.told')).toMatchObject({ detail: { fr: 'En formation' }, note: 'Moussa dit que tout va bien' });
      expect(await refused(worker, 'outcomes', news())).toBe('milestone: outcome-known');
      await done(worker, 'visits', { id: randomUUID(), at: '2026-07-21', outcome: 'well', livesWith: 'employer', occupation: 'working', risk: 'low' });
      expect((await outcomes(worker))[0]).toBe('3-months known in-work visit false');
    });

    it('with nothing known at the end of the window the child is lost for the cohort, until a visit is written down after all', async () => {
      await world.at('2026-11-19T23:59:00.000Z');
      expect((await outcomes(worker))[1]).toBe('6-months awaited');
      await world.at('2026-11-20T00:00:00.000Z');
      expect((await outcomes(worker))[1]).toBe('6-months known lost-to-follow-up nothing');
      await sweep();
      expect(await limits('outcome-6-months')).toEqual(['2026-11-04 open']);
      expect(await told('outcome-6-months')).toEqual(expect.arrayContaining(['limit case-worker', 'limit regional-officer']));
      await done(worker, 'visits', { id: randomUUID(), at: '2026-10-22', outcome: 'well', livesWith: 'family', occupation: 'in-school', risk: 'low' });
      expect((await outcomes(worker))[1]).toBe('6-months known in-school visit true');
      expect(await limits('outcome-6-months')).toEqual(['2026-11-04 met']);
    });
  });

  it('no word that was said stands in clear, in the tables or in the journal', async () => {
    const [row] = await world.sql<{ all: string }>(`select coalesce((select string_agg(t::text, ' ') from needs_assessment t), '') || (select string_agg(t::text, ' ') from plan_goal t) || (select string_agg(t::text, ' ') from plan_step t) || (select string_agg(t::text, ' ') from track t) || (select string_agg(t::text, ' ') from visit_finding t) || coalesce((select string_agg(t::text, ' ') from case_note t), '')
      || (select string_agg(j.row::text, ' ') from journal j) as all`);
    expect(row?.all).not.toMatch(/Fatoumata|Ansongo|coudre|Moussa/);
  });
});
