import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../src/platform/database/index.js';
import type { Caller } from '../support/caller.js';
import { vettedFamily } from '../support/families.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  status: string;
  allowed: string[];
  followUps?: { kind: string; about: string; label: { fr: string } }[];
  deadlines: { id: string; rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string; label: { fr: string }; detail?: { fr: string } }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('in custody: what is observed, what is a breach, and what followed', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;
  let worker: Caller;
  let national: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  const caseId = randomUUID();
  const byUnit = randomUUID();
  const byOfficer = randomUUID();

  const page = async (who: Caller): Promise<Page> => (await who.get<Page>(`/api/cases/${caseId}`)).body;
  const send = async (who: Caller, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = await page(officer);
    return await who.post<Problem>(`/api/cases/${caseId}/custody/${path}`, body, { version });
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
  const observed = async (who: Caller): Promise<string[]> => (await page(who)).timeline.filter(({ kind }) => kind === 'custody.observed').map(({ label, detail }) => detail?.fr ?? label.fr);
  const breaches = async (): Promise<string[]> => (await page(officer)).deadlines.filter(({ rule }) => rule.code === 'custody-breach').map(({ dueAt, state }) => `${dueAt.slice(0, 16)} ${state}`).sort();
  const told = async (): Promise<string[]> =>
    (await world.sql<{ told: string }>(`select u.role || ' ' || a.step_kind as told from alert a join app_user u on u.id = a.recipient_id join time_limit_rule r on r.id = a.rule_id
       where r.code = 'custody-breach' and not a.overtaken order by a.created_at, told`)).map((row) => row.told);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    national = await world.person('national-officer');
    elsewhere = await world.person('regional-officer', { region: 'mopti' });
    monitor = await world.person('monitor');
    const { status } = await liaison.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate',
    });
    expect(status).toBe(201);
    await engine.sweeper.sweep();
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it.each<[string, object, string]>([
    ['an injury, and no word of it', { kind: 'injury' }, 'remark: words-required'],
    ['circumstances with a finding', { kind: 'circumstances', finding: 'with-adults', remark: 'x' }, 'finding: unknown-code'],
    ['a visit, and not whether it was granted', { kind: 'visit' }, 'finding: finding-required'],
    ['a finding of another kind', { kind: 'visit', finding: 'with-adults' }, 'finding: unknown-code'],
    ['a finding that no list has', { kind: 'kept', finding: 'in-a-palace' }, 'finding: unknown-code'],
    ['before the child was held', { kind: 'kept', finding: 'with-adults', at: '2026-03-10T05:00:00.000Z' }, 'at: before-previous-fact'],
    ['in the future', { kind: 'kept', finding: 'with-adults', at: '2026-03-10T12:01:00.000Z' }, 'at: in-the-future'],
  ])('refused: %s', async (_, body, why) => {
    expect(await refused(officer, 'observations', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', ...body })).toBe(why);
  });

  it('who does not see the child, or only looks, records nothing', async () => {
    const body = { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', kind: 'kept', finding: 'apart-from-adults' };
    expect(await refused(elsewhere, 'observations', body)).toBe('not-found');
    expect(await refused(worker, 'observations', body)).toBe('not-found');
    expect(await refused(monitor, 'observations', body)).toBe('forbidden');
  });

  it('the unit says where the child is kept: with adults, and the officer is told at once', async () => {
    await done(liaison, 'observations', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', kind: 'circumstances', remark: 'trouvé au bord de la route' });
    await done(liaison, 'observations', { id: byUnit, at: '2026-03-10T08:00:00.000Z', kind: 'kept', finding: 'with-adults', remark: 'avec trois adultes' });
    expect(await breaches()).toEqual(['2026-03-10T08:00 open']);
    expect(await told()).toEqual([]);
    await engine.sweeper.sweep();
    expect(await told()).toEqual(['regional-officer limit']);
    expect((await page(officer)).followUps).toMatchObject([{ kind: 'breach', about: byUnit, label: { fr: 'Gardé avec des adultes (contraire au Protocole)' } }]);
  });

  it('what child protection writes stays with it', async () => {
    await done(officer, 'observations', { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', kind: 'visit', finding: 'visit-granted', remark: 'l’enfant a parlé' });
    await done(officer, 'observations', { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', kind: 'injury', remark: 'marques aux poignets' });
    await done(officer, 'observations', { id: byOfficer, at: '2026-03-10T09:30:00.000Z', kind: 'interrogation', finding: 'interrogated-prohibited', remark: 'dit par l’enfant' });
    await done(officer, 'observations', { id: randomUUID(), at: '2026-03-10T09:40:00.000Z', kind: 'legal-step', finding: 'other-court' });
    expect(await observed(officer)).toHaveLength(6);
    expect(await observed(liaison)).toEqual(['Gardé avec des adultes (contraire au Protocole)', 'Circonstances']);
    expect(await observed(monitor)).toHaveLength(6);
    const seen = await page(liaison);
    expect(seen.followUps).toBeUndefined();
    expect(seen.deadlines.map(({ rule }) => rule.code).sort()).toEqual(['custody-handover', 'custody-notification']);
    expect(seen.allowed).not.toContain('follow-up.conclude');
    expect(JSON.stringify(seen)).not.toMatch(/poignets|interrog|visite|follow-up/i);
    expect((await page(officer)).timeline.filter(({ note }) => note !== undefined)).toHaveLength(5);
  });

  it('nor does the database show a unit what it did not record itself', async () => {
    const unit = await world.unitId('1er bataillon (essai)');
    const uow = world.app.get(UnitOfWork, { strict: false });
    const counts = await uow.read({ userId: liaison.userId, grantees: [`unit:${unit}`], reach: 'granted', clearance: 'custody' }, () =>
      uow.query(
        `select (select count(*)::int from custody_observation) as observations, (select count(*)::int from custody_follow_up) as follow_ups,
                (select count(*)::int from observations_already_told($1)) as breaches, (select count(*)::int from deadline where rule_code = 'custody-breach') as deadlines`,
        [caseId],
      ));
    expect(counts).toEqual([{ observations: 2, follow_ups: 0, breaches: 1, deadlines: 0 }]);
  });

  it('the officer is told of each; the unit goes on, and opens no limit twice', async () => {
    await engine.sweeper.sweep();
    expect(await told()).toEqual(['regional-officer limit', 'regional-officer limit']);
    await done(liaison, 'observations', { id: randomUUID(), at: '2026-03-10T11:00:00.000Z', kind: 'family-contact', finding: 'contact-refused' });
    expect(await breaches()).toEqual(['2026-03-10T08:00 open', '2026-03-10T09:30 open']);
  });

  it('what followed is recorded by the officer, and is nobody else’s to say', async () => {
    const body = { id: randomUUID(), about: byUnit, kind: 'breach', at: '2026-03-10T11:30:00.000Z', outcome: 'breach-ended', remark: 'séparé aussitôt' };
    expect(await refused(liaison, 'follow-ups', body)).toBe('forbidden');
    expect(await refused(officer, 'follow-ups', { ...body, at: '2026-03-10T07:00:00.000Z' })).toBe('at: before-previous-fact');
    expect(await refused(officer, 'follow-ups', { ...body, outcome: 'nothing' })).toBe('outcome: unknown-code');
    expect(await refused(officer, 'follow-ups', { ...body, about: randomUUID() })).toBe('no-follow-up-open');
    await done(officer, 'follow-ups', body);
    expect(await breaches()).toEqual(['2026-03-10T08:00 late', '2026-03-10T09:30 open']);
    expect(await refused(officer, 'follow-ups', { ...body, id: randomUUID() })).toBe('no-follow-up-open');
  });

  it('the unit writes again, and the limit that was concluded stays so', async () => {
    await done(liaison, 'observations', { id: randomUUID(), at: '2026-03-10T11:45:00.000Z', kind: 'kept', finding: 'apart-from-adults' });
    expect(await breaches()).toEqual(['2026-03-10T08:00 late', '2026-03-10T09:30 open']);
    expect((await page(liaison)).timeline.map(({ kind }) => kind)).not.toContain('follow-up.concluded');
  });

  it('a wrong hour is corrected by child protection; not by the unit, and not in its sight', async () => {
    const correct = async (who: Caller, factId: string, at: string): Promise<string> => {
      const body = { id: randomUUID(), kind: 'custody.observed', factId, at, reason: 'heure relue avec l’enfant' };
      const answer = await who.post<{ code: string; errors?: { field: string; code: string }[] }>(`/api/cases/${caseId}/corrections`, body, { version: (await page(officer)).version });
      const [field] = answer.body.errors ?? [];
      return answer.status < 300 ? 'done' : field === undefined ? answer.body.code : `${field.field}: ${field.code}`;
    };
    expect(await correct(liaison, byUnit, '2026-03-10T07:00:00.000Z')).toBe('forbidden');
    expect(await correct(officer, byUnit, '2026-03-10T11:31:00.000Z')).toBe('at: after-next-fact'); // what followed was recorded at 11:30
    expect(await correct(officer, byOfficer, '2026-03-10T05:00:00.000Z')).toBe('at: before-previous-fact');
    expect(await correct(officer, byOfficer, '2026-03-10T09:15:00.000Z')).toBe('done');
    expect(await breaches()).toEqual(['2026-03-10T08:00 late', '2026-03-10T09:15 open']);
    expect((await page(officer)).timeline.map(({ kind }) => kind)).toContain('fact.corrected');
    expect((await page(liaison)).timeline.map(({ kind }) => kind)).not.toContain('fact.corrected');
    expect(await correct(officer, byOfficer, '2026-03-10T09:30:00.000Z')).toBe('done');
  });

  it('a day without an answer, and the Ministry hears of it; the second formula says the same of every limit', async () => {
    await world.at('2026-03-11T12:00:00.000Z');
    await engine.sweeper.sweep();
    expect((await told()).slice(-2)).toEqual(['national-officer escalation-1', 'regional-officer escalation-1']);
    expect((await national.get<{ items: unknown[] }>('/api/alerts')).body.items.length).toBeGreaterThan(0);
    expect(await engine.opinion.run('command')).toMatchObject({ differences: 0 });
  });

  it('once out of custody the child may still tell what happened in it', async () => {
    const accept = async (who: Caller, path: string, body: object): Promise<number> => (await who.post(`/api/cases/${caseId}/${path}`, body, { version: (await page(officer)).version })).status;
    expect(await accept(officer, 'handover', { id: randomUUID(), at: '2026-03-10T12:00:00.000Z', centre: 'gao' })).toBe(201);
    expect(await accept(worker, 'handover/accept', { at: '2026-03-10T14:00:00.000Z' })).toBe(200);
    expect(await refused(worker, 'observations', { id: randomUUID(), at: '2026-03-10T15:00:00.000Z', kind: 'kept', finding: 'with-adults' })).toBe('at: after-next-fact');
    await done(worker, 'observations', { id: randomUUID(), at: '2026-03-10T13:00:00.000Z', kind: 'charge', finding: 'charged-association', remark: 'dit par l’enfant' });
    expect(await breaches()).toEqual(['2026-03-10T08:00 late', '2026-03-10T09:30 open', '2026-03-10T13:00 open']);
  });
});

describe('a custody that ends otherwise than by a handover', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;

  interface Seen extends Page {
    whereabouts: { label: { fr: string } };
  }
  const page = async (caseId: string, who = officer): Promise<Seen> => (await who.get<Seen>(`/api/cases/${caseId}`)).body;
  const send = async (who: Caller, caseId: string, path: string, body: object): Promise<string> => {
    const { version } = await page(caseId);
    const { status, body: problem } = await who.post<Problem>(`/api/cases/${caseId}/${path}`, body, { version });
    return status < 300 ? 'done' : problem.code;
  };
  const capture = async (): Promise<string> => {
    const id = randomUUID();
    const { status } = await liaison.post('/api/captures', { id, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate' });
    expect(status).toBe(201);
    return id;
  };
  const limits = async (caseId: string): Promise<string[]> =>
    (await page(caseId)).deadlines.filter(({ rule }) => rule.code !== 'custody-notification').map(({ rule, dueAt, state }) => `${rule.code} ${dueAt.slice(0, 16)} ${state}`).sort();
  const admit = async (caseId: string): Promise<string> => await send(officer, caseId, 'stay/admit', { id: randomUUID(), at: '2026-03-10T11:30:00.000Z', kind: 'foster-family', family: await vettedFamily(officer) });
  const conclude = (caseId: string, kind: string, about: string, outcome: string): Promise<string> =>
    send(officer, caseId, 'custody/follow-ups', { id: randomUUID(), about, kind, at: '2026-03-10T11:00:00.000Z', outcome, remark: 'vérifié sur place' });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('a unit cannot end it: what it declares is to be checked, and the clock runs on', async () => {
    const caseId = await capture();
    expect((await page(caseId, liaison)).allowed).not.toContain('custody.release');
    expect(await send(liaison, caseId, 'custody/release', { at: '2026-03-10T09:00:00.000Z', kind: 'escaped' })).toBe('forbidden');
    const declared = randomUUID();
    expect(await send(liaison, caseId, 'custody/observations', { id: declared, at: '2026-03-10T09:00:00.000Z', kind: 'end-declared', finding: 'declared-escaped', remark: 'parti dans la nuit' })).toBe('done');
    expect(await limits(caseId)).toEqual(['custody-declaration 2026-03-11T09:00 open', 'custody-handover 2026-03-12T05:30 open']);
    expect((await page(caseId)).status).toBe('in-custody');
    expect((await page(caseId)).followUps).toMatchObject([{ kind: 'declaration', about: declared, label: { fr: 'Évadé' } }]);
    expect((await page(caseId, liaison)).deadlines.map(({ rule }) => rule.code).sort()).toEqual(['custody-handover', 'custody-notification']);
    // Not so, says child protection; the unit declares anew, and writes on without opening anything twice.
    expect(await conclude(caseId, 'declaration', declared, 'declaration-wrong')).toBe('done');
    expect(await send(liaison, caseId, 'custody/observations', { id: randomUUID(), at: '2026-03-10T10:00:00.000Z', kind: 'end-declared', finding: 'declared-unknown' })).toBe('done');
    expect(await limits(caseId)).toEqual(['custody-declaration 2026-03-11T09:00 met', 'custody-declaration 2026-03-11T10:00 open', 'custody-handover 2026-03-12T05:30 open']);
    // Confirmed: the custody ends, and the search begins.
    expect(await send(officer, caseId, 'custody/release', { at: '2026-03-10T10:00:00.000Z', kind: 'whereabouts-unknown' })).toBe('done');
    expect(await limits(caseId)).toEqual(['custody-declaration 2026-03-11T09:00 met', 'custody-declaration 2026-03-11T10:00 lapsed', 'custody-handover 2026-03-12T05:30 met', 'custody-search 2026-03-17T10:00 open']);
    expect((await liaison.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('nor by a statement of its own on the database', async () => {
    const caseId = await capture();
    const uow = world.app.get(UnitOfWork, { strict: false });
    const unit = await world.unitId('1er bataillon (essai)');
    const end = (clearance: 'custody' | 'file'): Promise<unknown> =>
      uow.write({ userId: liaison.userId, grantees: [`unit:${unit}`], reach: 'granted', clearance }, () =>
        uow.query(`update custody set ended_at = started_at, ended_precision = 'minute', outcome = 'escaped', ended_recorded_at = now(), ended_recorded_by = $2 where case_id = $1`, [caseId, liaison.userId]));
    await expect(end('custody')).rejects.toThrow(/row-level security/);
    expect(await world.sql('select ended_at from custody where case_id = $1', [caseId])).toEqual([{ ended_at: null }]);
  });

  it('escaped and found: the child is admitted', async () => {
    const caseId = await capture();
    expect(await send(officer, caseId, 'custody/release', { at: '2026-03-10T09:00:00.000Z', kind: 'escaped' })).toBe('done');
    const seen = await page(caseId);
    expect([seen.status, seen.followUps?.map(({ kind }) => kind)]).toEqual(['escaped', ['search']]);
    await engine.sweeper.sweep();
    const [told] = await world.sql<{ told: number }>(`select count(*)::int as told from alert a join time_limit_rule r on r.id = a.rule_id where r.code = 'custody-search' and a.case_id = $1 and a.recipient_id = $2`, [caseId, officer.userId]);
    expect(told).toEqual({ told: 1 });
    expect(await conclude(caseId, 'search', seen.followUps?.[0]?.about ?? '', 'search-found')).toBe('done');
    expect((await page(caseId)).status).toBe('released-without-handover');
    expect(await admit(caseId)).toBe('done');
  });

  it.each([
    ['transferred-to-court', 'before-court', 'Devant la justice', 'court', '2026-03-13T09:00', 'court-juvenile', 'not-ready-for-admission'],
    ['transferred-to-court', 'before-court', 'Devant la justice', 'court', '2026-03-13T09:00', 'court-released', 'done'],
    ['died', 'deceased', 'Décédé', 'inquiry', '2026-04-10T09:00', 'inquiry-justice', 'not-ready-for-admission'],
  ])('%s: no admission; after "%s ... %s" the answer is as it must be', async (outcome, status, where, kind, due, concluded, then) => {
    const caseId = await capture();
    expect(await send(officer, caseId, 'custody/release', { at: '2026-03-10T09:00:00.000Z', kind: outcome })).toBe('done');
    const seen = await page(caseId);
    expect([seen.status, seen.whereabouts.label.fr]).toEqual([status, where]);
    expect(await limits(caseId)).toEqual([`custody-${kind} ${due} open`, 'custody-handover 2026-03-12T05:30 met'].sort());
    expect(await admit(caseId)).toBe('not-ready-for-admission');
    expect(await conclude(caseId, kind, seen.followUps?.[0]?.about ?? '', concluded)).toBe('done');
    expect(await admit(caseId)).toBe(then);
  });

  it('the second formula says the same of every limit', async () => {
    expect(await engine.opinion.run('command')).toMatchObject({ differences: 0, unread: [] });
  });
});
