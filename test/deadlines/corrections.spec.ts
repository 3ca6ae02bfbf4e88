import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

interface Entry { kind: string; correctable?: string; label: { fr: string }; detail?: { fr: string }; note?: string; at?: string }
interface Page { version: number; timeline: Entry[]; allowed: string[]; nextDeadline?: { dueAt: string; startsAt: string } }
interface Why { facts: { label: { en: string }; detail?: { en: string }; recordedBy?: string }[]; shown: { by?: string; lines: { en: string }[] }[] }

/** An hour was recorded wrongly. Everything that hangs on it is computed anew, and what was said before is still there. */
describe('a corrected hour', () => {
  let world: World;
  let engine: Engine;
  let liaison: Caller;
  let officer: Caller;
  let carer: Caller;
  let stranger: Caller;

  const page = async (who: Caller, id: string): Promise<Page> => (await who.get<Page>(`/api/cases/${id}`)).body;
  const act = async (who: Caller, id: string, path: string, body: object): Promise<Answer> => {
    const answer = await who.post(`/api/cases/${id}/${path}`, body, { version: (await page(officer, id)).version });
    expect([path, answer.status, answer.body]).toEqual([path, answer.status < 300 ? answer.status : 'done', answer.body]);
    return answer;
  };
  const rowOf = async (id: string, kind: string): Promise<string> => (await page(officer, id)).timeline.find((entry) => entry.kind === kind)?.correctable ?? randomUUID();
  const correct = async (who: Caller, id: string, kind: string, at: string, change: object = {}): Promise<Answer> =>
    await who.post(`/api/cases/${id}/corrections`, { id: randomUUID(), kind, factId: await rowOf(id, kind), at, reason: 'Registre relu (essai).', ...change }, { version: (await page(officer, id)).version });
  const capture = async (startedAt = '2026-03-10T05:30:00.000Z'): Promise<string> => {
    const id = randomUUID();
    await liaison.post('/api/captures', { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'approximate' });
    return id;
  };
  const toGendarmerie = (id: string, at: string): Promise<Answer> => act(officer, id, 'custody/transfer', { at, region: 'gao', authority: 'GENDARMERIE' });
  const deadlines = async (id: string, ...codes: string[]): Promise<[string, string, string][]> =>
    (await world.sql<{ rule_code: string; due_at: Date; state: string }>('select rule_code, due_at, state from deadline where case_id = $1 and rule_code = any ($2) order by rule_code', [id, codes]))
      .map(({ rule_code: code, due_at: due, state }) => [code, due.toISOString(), state]);
  const told = async (id: string): Promise<string[]> =>
    (await world.sql<{ step_kind: string }>('select step_kind from alert where case_id = $1 and recipient_id = $2 order by number', [id, officer.userId])).map(({ step_kind: kind }) => kind);
  /** All that the facts say of whereabouts in time, whatever way led there. */
  const facts = async (id: string): Promise<object[]> => await world.sql(
    `select c.started_at, c.started_precision, c.ended_at, c.ended_precision, k.identified_at, k.identified_precision,
            (select json_agg(json_build_array(s.authority_code, s.started_at, s.started_precision, s.ended_at, s.ended_precision) order by s.started_at) from custody_spell s where s.custody_id = c.id) as spells
       from custody c join child_case k on k.id = c.case_id where c.case_id = $1`, [id]);
  const due = async (id: string): Promise<object[]> => await world.sql('select rule_code, ordinal, starts_at, starts_precision, due_at, state, settled_at, settled_precision from deadline where case_id = $1 order by 1, 2', [id]);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    engine = new Engine(world.databaseUrl, world.clock);
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    officer = await world.person('regional-officer', { region: 'gao' });
    carer = await world.person('centre-worker', { centre: 'gao' });
    stranger = await world.person('regional-officer', { region: 'kayes' });
  });
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('moves what is due, and says by whom, from what to what, and why; the reason lies sealed', async () => {
    const id = await capture();
    expect(await correct(liaison, id, 'custody.started', '2026-03-09T20:00:00.000Z')).toMatchObject({ status: 201, body: { visible: true } });
    expect(await deadlines(id, 'custody-handover')).toEqual([['custody-handover', '2026-03-11T20:00:00.000Z', 'open']]);
    const { timeline, allowed } = await page(officer, id);
    expect(allowed).toContain('fact.correct');
    expect(timeline[0]).toMatchObject({
      kind: 'fact.corrected', label: { fr: 'Heure corrigée' }, note: 'Registre relu (essai).',
      detail: { fr: 'début de la privation de liberté : 10 mars 2026 à 05 h 30 devient 9 mars 2026 à 20 h 00' },
    });
    expect(timeline.map(({ kind, at }) => [kind, at])).toEqual(expect.arrayContaining([['case.identified', '2026-03-09T20:00:00.000Z'], ['custody.started', '2026-03-09T20:00:00.000Z']]));
    expect(JSON.stringify(await world.sql('select row from journal where case_id = $1', [id]))).not.toContain('Registre relu');
    const deadline = (await world.sql<{ id: string }>(`select id from deadline where case_id = $1 and rule_code = 'custody-handover'`, [id]))[0]?.id ?? '';
    const sheet = (await officer.get<Why>(`/api/cases/${id}/deadlines/${deadline}`)).body;
    expect(sheet.facts).toContainEqual(expect.objectContaining({
      label: { fr: 'Heure corrigée', en: 'Time corrected' }, recordedBy: 'security-liaison d’essai', recordedAt: '2026-03-10T08:00:00.000Z',
      detail: expect.objectContaining({ en: 'start of the deprivation of liberty: 10 March 2026 at 05:30 becomes 9 March 2026 at 20:00' }),
    }));
    expect(sheet.shown.map(({ by, lines }) => [by, lines.map(({ en }) => en)])).toEqual([
      ['security-liaison d’essai', ['Shown: due on 12 March 2026 at 05:30, open.']],
      ['security-liaison d’essai', ['Start corrected: 10 March 2026 at 05:30 becomes 9 March 2026 at 20:00.', 'Shown: due on 11 March 2026 at 20:00, open.']],
    ]);
  });

  it('of the capture: one beginning, however many transfers followed; doubt still serves the child', async () => {
    const id = await capture('2026-03-08T05:30:00.000Z');
    await toGendarmerie(id, '2026-03-08T12:00:00.000Z');
    await toGendarmerie(id, '2026-03-09T12:00:00.000Z');
    expect(await correct(officer, id, 'custody.started', '2026-03-07')).toMatchObject({ status: 201 });
    expect(await deadlines(id, 'custody-handover')).toEqual([['custody-handover', '2026-03-09T00:00:00.000Z', 'open']]);
    // The newest transfer comes first in the timeline: it is the one that is moved, and it moves no limit.
    expect((await correct(officer, id, 'custody.transferred', '2026-03-09T18:00:00.000Z')).status).toBe(201);
    expect(await deadlines(id, 'custody-handover')).toEqual([['custody-handover', '2026-03-09T00:00:00.000Z', 'open']]);
    expect(await facts(id)).toMatchObject([{ started_precision: 'day', spells: [
      ['FAMA', '2026-03-07T00:00:00+00:00', 'day', '2026-03-08T12:00:00+00:00', 'minute'],
      ['GENDARMERIE', '2026-03-08T12:00:00+00:00', 'minute', '2026-03-09T18:00:00+00:00', 'minute'],
      ['GENDARMERIE', '2026-03-09T18:00:00+00:00', 'minute', null, null],
    ] }]);
  });

  it('earlier: overdue at once, and the alert climbs at once; later: what was told stays, and the limit moves', async () => {
    const id = await capture('2026-03-10T07:00:00.000Z');
    await engine.sweeper.sweep();
    expect(await told(id)).toEqual(['opened']);
    await correct(officer, id, 'custody.started', '2026-03-08T07:00:00.000Z');
    await engine.sweeper.sweep();
    expect((await told(id)).slice(0, 4)).toEqual(['opened', 'warning-1', 'warning-2', 'limit']);
    const before = await told(id);
    await correct(officer, id, 'custody.started', '2026-03-10T06:00:00.000Z');
    await engine.sweeper.sweep();
    expect([await told(id), await deadlines(id, 'custody-handover')]).toEqual([before, [['custody-handover', '2026-03-12T06:00:00.000Z', 'open']]]);
    await world.later({ hours: 24 });
    await engine.sweeper.sweep();
    expect((await told(id)).slice(before.length)).toEqual(['warning-1']); // told of an hour that was not the hour, and told again in its time
  });

  it('two corrections in either order, and before or after what was recorded later, come to the same as the right hours from the start', async () => {
    await world.at('2026-03-14T08:00:00.000Z');
    const [start, moved, end] = ['2026-03-10T04:00:00.000Z', '2026-03-11', '2026-03-12T02:00:00.000Z'];
    const right = async (): Promise<string> => {
      const id = await capture(start);
      await toGendarmerie(id, moved);
      await act(officer, id, 'custody/release', { at: end, kind: 'released' });
      return id;
    };
    const wrong = async (...order: ('custody.started' | 'custody.transferred' | 'custody.ended')[]): Promise<string> => {
      const id = await capture('2026-03-10T05:30:00.000Z');
      await toGendarmerie(id, '2026-03-10T21:00:00.000Z');
      await act(officer, id, 'custody/release', { at: '2026-03-12', kind: 'released' });
      for (const kind of order) expect((await correct(officer, id, kind, { 'custody.started': start, 'custody.transferred': moved, 'custody.ended': end }[kind])).status).toBe(201);
      return id;
    };
    const early = async (): Promise<string> => {
      const id = await capture('2026-03-10T05:30:00.000Z');
      await correct(officer, id, 'custody.started', start);
      await toGendarmerie(id, moved);
      await act(officer, id, 'custody/release', { at: end, kind: 'released' });
      return id;
    };
    const made = [await right(), await wrong('custody.started', 'custody.transferred', 'custody.ended'), await wrong('custody.ended', 'custody.transferred', 'custody.started'), await early()];
    const [expected, ...others] = await Promise.all(made.map(async (id) => [await facts(id), await due(id)]));
    for (const other of others) expect(other).toEqual(expected);
    await engine.opinion.run('command');
    expect(await engine.opinion.openDifferences(10)).toEqual([]);
  });

  it('of handover, admission and discharge: the custody ends, and the placement begins, at the same corrected hour', async () => {
    await world.at('2026-03-20T08:00:00.000Z');
    const id = await capture('2026-03-15T05:00:00.000Z');
    await act(liaison, id, 'handover', { id: randomUUID(), at: '2026-03-16T08:00:00.000Z', centre: 'gao' });
    await act(carer, id, 'handover/accept', { at: '2026-03-17T09:00:00.000Z' });
    await act(carer, id, 'stay/admit', { id: randomUUID(), at: '2026-03-17T12:00:00.000Z', kind: 'centre', centre: 'gao' });
    expect(await deadlines(id, 'custody-handover')).toEqual([['custody-handover', '2026-03-17T05:00:00.000Z', 'late']]);
    expect((await correct(carer, id, 'handover.accepted', '2026-03-16T22:00:00.000Z')).status).toBe(201);
    expect(await deadlines(id, 'custody-handover')).toEqual([['custody-handover', '2026-03-17T05:00:00.000Z', 'met']]);
    expect((await correct(carer, id, 'custody.started', '2026-03-14', { factId: (await page(officer, id)).timeline.find(({ kind }) => kind === 'custody.started')?.correctable })).status).toBe(403);
    expect((await page(carer, id)).timeline.filter(({ correctable }) => correctable !== undefined).map(({ kind }) => kind)).toEqual(['stay.admitted', 'handover.accepted']);
    await correct(carer, id, 'stay.admitted', '2026-03-16T23:00:00.000Z');
    expect(await deadlines(id, 'first-medical-screening')).toMatchObject([['first-medical-screening', expect.stringMatching(/T23:00/), 'open']]);
    await act(carer, id, 'stay/discharge', { at: '2026-03-19T10:00:00.000Z', destination: 'family', region: 'gao' });
    expect((await correct(carer, id, 'stay.discharged', '2026-03-18T10:00:00.000Z')).status).toBe(201);
    expect(await world.sql('select started_at from placement where case_id = $1', [id])).toEqual([{ started_at: new Date('2026-03-18T10:00:00.000Z') }]);
    // The liaison no longer sees the child; what concerns the care was never theirs.
    expect((await correct(liaison, id, 'custody.started', '2026-03-15T04:00:00.000Z')).status).toBe(404);
  });

  it('is refused with a reason: in the future, out of order, of another case, of an old version, of a closed case', async () => {
    const id = await capture('2026-03-18T05:00:00.000Z');
    const other = await capture('2026-03-18T06:00:00.000Z');
    await toGendarmerie(id, '2026-03-18T12:00:00.000Z');
    const code = async (...args: Parameters<typeof correct>): Promise<unknown> => (await correct(...args)).body['code'];
    expect(await code(officer, id, 'custody.started', '2027-01-01')).toBe('in-the-future');
    expect(await code(officer, id, 'custody.started', '1999-01-01')).toBe('before-birth');
    expect(await code(officer, id, 'custody.started', '2026-03-18T12:01:00.000Z')).toBe('after-next-fact');
    expect(await code(officer, id, 'custody.transferred', '2026-03-17')).toBe('before-previous-fact');
    expect(await code(officer, id, 'custody.started', '2026-03-18T05:00:00.000Z')).toBe('nothing-to-correct');
    expect(await code(officer, id, 'custody.started', '2026-03-18', { factId: await rowOf(other, 'custody.started') })).toBe('unknown-fact');
    expect(await code(officer, id, 'custody.started', '2026-03-18', { reason: ' ' })).toBe('invalid-request');
    expect(await code(stranger, id, 'custody.started', '2026-03-18')).toBe('not-found');
    const stale = await officer.post(`/api/cases/${id}/corrections`, { id: randomUUID(), kind: 'custody.started', factId: await rowOf(id, 'custody.started'), at: '2026-03-18', reason: 'x' }, { version: 1 });
    expect(stale.body).toMatchObject({ code: 'version-overtaken' });
    const row = await rowOf(id, 'custody.started');
    await act(officer, id, 'custody/release', { at: '2026-03-18T14:00:00.000Z', kind: 'released' });
    await act(officer, id, 'closure/request', { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' });
    const manager = await world.person('national-officer');
    await act(manager, id, 'closure/approve', {});
    expect(await code(officer, id, 'custody.started', '2026-03-18', { factId: row })).toBe('case-closed');
    expect((await page(officer, id)).timeline.some(({ correctable }) => correctable !== undefined)).toBe(false);
    expect(await world.sql('select count(*)::int as count from fact_correction where case_id = $1', [id])).toEqual([{ count: 0 }]);
  });
});
