import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  id: string;
  version: number;
  code: string;
  status: string;
  allowed: string[];
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string }[];
  mergedInto?: { id: string; code: string };
  merged?: { id: string; code: string }[];
  whereabouts: { label: { fr: string } };
  child: { name?: { given: string } };
}
interface CareReport {
  distinct: number;
  by: { dimension: string; rows: { code: string; distinct: number }[] }[];
}

describe('merging two files of one child', () => {
  let world: World;
  let officer: Caller;
  let ministry: Caller;
  let liaison: Caller;
  let worker: Caller;

  const page = async (id: string, who = officer): Promise<Page> => {
    const answer = await who.get<Page>(`/api/cases/${id}`);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const act = async (id: string, path: string, body: object, who = officer): Promise<void> => {
    const { version } = await page(id, who);
    const answer = await who.post(`/api/cases/${id}/${path}`, body, { version });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, expect.anything()]);
  };
  const open = async (child: object = {}, who = officer): Promise<string> => {
    const id = randomUUID();
    const answer = await who.post('/api/cases', { id, entry: 'escape', occurredAt: '2026-02-01', region: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated', ...child });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return id;
  };
  /** Captured, handed over to the centre of Gao; the stay, where one is asked for, is over. */
  const captured = async (startedAt: string): Promise<string> => {
    const id = randomUUID();
    await officer.post('/api/captures', { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await act(id, 'handover', { id: randomUUID(), at: '2026-03-03', centre: 'gao' });
    await act(id, 'handover/accept', { at: '2026-03-04' }, worker);
    return id;
  };
  const merge = async (kept: string, merged: string, extra: object = {}, who = officer) => {
    const [into, from] = [await page(kept, who), await page(merged, who)];
    return await who.post(`/api/cases/${kept}/merge`, { caseId: merged, version: from.version, ...extra }, { version: into.version });
  };
  const unmerge = async (merged: string, kept: string, who = officer) => {
    const [from, into] = [await page(merged, who), await page(kept, who)];
    return await who.post(`/api/cases/${merged}/unmerge`, { keptVersion: into.version, reason: 'deux frères' }, { version: from.version });
  };
  /** All that is derived or counted of a case; versions and the tale of the merge itself aside. */
  const state = async (id: string): Promise<object> => {
    const { timeline, ...rest } = await page(id);
    const access = await world.sql('select grantee, level from case_access where case_id = $1 order by 1', [id]);
    const row = await world.sql('select status, region_code, centre_code, unit_id, since_at, merged_into from child_case where id = $1', [id]);
    const deadlines = await world.sql('select d.id, rule_code, subject_id, ordinal, starts_at, due_at, state, settled_at, settled_by, next_step, next_at from deadline d left join deadline_watch w on w.deadline_id = d.id where case_id = $1 order by d.id', [id]);
    return { rest: { ...rest, version: 0 }, access, row, deadlines, timeline: timeline.filter(({ kind }) => !/^case\.(un)?merged$/.test(kind)) };
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    officer = await world.person('regional-officer', { region: 'gao' });
    ministry = await world.person('national-officer');
    worker = await world.person('centre-worker', { centre: 'gao' });
    liaison = await world.person('security-liaison', { unit: 'Unité d’essai' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('one file is read and written from then on, with the facts of both; the other leads to it', async () => {
    const [kept, merged] = [await open(), await captured('2026-03-01')];
    const before = await page(merged);
    await act(merged, 'stay/admit', { id: randomUUID(), at: '2026-03-05', kind: 'centre', centre: 'gao', remark: 'arrivé fatigué' });
    const { body: preview } = await officer.get<{ reasonNeeded: boolean; effects: { fr: string }[]; refused?: object }>(`/api/cases/${kept}/merge/${merged}`);
    expect(preview).toMatchObject({ reasonNeeded: false, kept: { id: kept }, merged: { id: merged, code: before.code } });
    expect(preview.effects.map(({ fr }) => fr).join(' ')).toContain('Où est l’enfant : CTO de Gao');
    const answer = await merge(kept, merged, { reason: 'même mère' });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ caseId: kept, visible: true })]);

    const one = await page(kept);
    expect([one.status, one.whereabouts.label.fr, one.merged]).toEqual(['in-interim-care', 'CTO de Gao', [expect.objectContaining({ id: merged, code: before.code })]]);
    expect(one.timeline.filter(({ kind }) => ['stay.admitted', 'custody.started', 'case.merged'].includes(kind)).map(({ kind, note }) => [kind, note])).toEqual(
      expect.arrayContaining([['stay.admitted', 'arrivé fatigué'], ['custody.started', undefined], ['case.merged', 'même mère']]),
    );
    const other = await page(merged);
    expect([other.status, other.mergedInto?.id, other.whereabouts.label.fr, other.allowed, other.deadlines]).toEqual(['merged', kept, 'CTO de Gao', ['case.unmerge'], []]);
    expect(one.deadlines.length).toBeGreaterThan(0);

    const refused = await officer.post(`/api/cases/${merged}/stay/discharge`, { at: '2026-03-09', destination: 'family' }, { version: other.version });
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'case-merged' })]);
    await act(kept, 'stay/discharge', { at: '2026-03-09', destination: 'family', region: 'gao' });
    expect((await page(kept)).status).toBe('in-reintegration');
  });

  it('the clock of the merged file runs on in the kept one, and alerts speak of that', async () => {
    const [kept, merged] = [await open(), randomUUID()];
    await officer.post('/api/captures', { id: merged, kind: 'capture', startedAt: '2026-03-10T02:00:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    await merge(kept, merged);
    const { code } = await page(kept);
    const { body } = await officer.get<{ items: { caseCode: string; caseId: string; status: string }[] }>('/api/clock');
    expect(body.items.filter(({ caseId }) => [kept, merged].includes(caseId)).map(({ caseCode, status }) => [caseCode, status])).toContainEqual([code, 'in-custody']);
    expect(body.items.filter(({ caseId }) => caseId === merged)).toEqual([]);
    await act(kept, 'custody/release', { at: '2026-03-10T07:00:00.000Z', kind: 'released' });
  });

  it('taking apart restores both to the letter', async () => {
    const [kept, merged] = [await captured('2026-02-20'), await captured('2026-03-01')];
    await act(merged, 'stay/admit', { id: randomUUID(), at: '2026-03-05', kind: 'centre', centre: 'gao' });
    const before = [await state(kept), await state(merged)];
    expect((await merge(kept, merged)).status).toBe(200);
    expect(await state(kept)).not.toEqual(before[0]);
    const answer = await unmerge(merged, kept);
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ caseId: merged, visible: true })]);
    expect([await state(kept), await state(merged)]).toEqual(before);
    const { timeline } = await page(merged);
    expect(timeline.filter(({ kind }) => kind === 'case.unmerged').map(({ note }) => note)).toEqual(['deux frères']);
    expect((await unmerge(merged, kept)).body).toMatchObject({ code: 'not-merged' });
    expect((await merge(merged, kept)).status).toBe(200); // and may be merged again, the other way round
  });

  it('is journalled: who, when, and the reason sealed', async () => {
    const [kept, merged] = [await open(), await open({ sex: 'female' })];
    expect((await merge(kept, merged)).body).toMatchObject({ code: 'merge-needs-reason', errors: [{ field: 'reason' }] });
    expect((await merge(kept, merged, { reason: 'sexe mal noté au premier accueil' })).status).toBe(200);
    await unmerge(merged, kept);
    const rows = await world.sql<{ change: string; actor: string; row: object }>(`select change, actor, row from journal where subject = 'case_merge' and case_id = $1 order by id`, [merged]);
    expect(rows.map(({ change, actor }) => [change, actor])).toEqual([['insert', officer.userId], ['update', officer.userId]]);
    expect(rows[1]?.row).toMatchObject({ kept_id: kept, undone_by: officer.userId });
    const everything = JSON.stringify(await world.sql('select row from journal where case_id = $1', [merged]));
    expect(everything).not.toContain('mal noté');
  });

  it('says no where it must', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    const codeOf = async (kept: string, merged: string): Promise<unknown> => (await merge(kept, merged)).body['code'];
    expect((await officer.post(`/api/cases/${a}/merge`, { caseId: a, version: 1 }, { version: 1 })).body).toMatchObject({ code: 'merge-with-itself' });
    expect((await merge(a, b)).status).toBe(200);
    expect([await codeOf(c, b), await codeOf(c, a), await codeOf(b, c)]).toEqual(['case-merged', 'merge-holds-others', 'merge-holds-others']);
    const [held, admitted] = [randomUUID(), await open({ centre: 'gao' })];
    await officer.post('/api/captures', { id: held, kind: 'capture', startedAt: '2026-03-09', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown' });
    await act(admitted, 'stay/admit', { id: randomUUID(), at: '2026-03-09', kind: 'centre', centre: 'gao' });
    expect([await codeOf(held, admitted), await codeOf(admitted, held)]).toEqual(['merge-two-places', 'merge-two-places']);
    const { body } = await officer.get<{ refused: { fr: string }; effects: object[] }>(`/api/cases/${held}/merge/${admitted}`);
    expect([body.refused.fr.startsWith('Les deux dossiers disent'), body.effects]).toEqual([true, []]);
  });

  it('both versions are guarded, and what is sent twice happens once', async () => {
    const [kept, merged] = [await open(), await open()];
    const [into, from] = [await page(kept), await page(merged)];
    const send = (version: number, keptVersion: number, key = randomUUID()) =>
      officer.post(`/api/cases/${kept}/merge`, { caseId: merged, version }, { version: keptVersion, key });
    expect((await officer.post(`/api/cases/${kept}/merge`, { caseId: merged, version: from.version })).body).toMatchObject({ code: 'version-missing' });
    expect((await send(from.version + 1, into.version)).body).toMatchObject({ code: 'version-overtaken' });
    expect((await send(from.version, into.version + 1)).body).toMatchObject({ code: 'version-overtaken' });
    const key = randomUUID();
    const [first, second] = [await send(from.version, into.version, key), await send(from.version, into.version, key)];
    expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    expect(await world.sql('select 1 from case_merge where case_id = $1', [merged])).toHaveLength(1);
  });

  it('officers merge within their scope, the Ministry anywhere, others not at all', async () => {
    const [here, there] = [await open(), await open({ region: 'mopti' }, ministry)];
    const elsewhere = await officer.post(`/api/cases/${here}/merge`, { caseId: there, version: 1 }, { version: (await page(here)).version });
    expect([elsewhere.status, (await officer.get(`/api/cases/${here}/merge/${there}`)).status]).toEqual([404, 404]);
    for (const who of [worker, liaison]) {
      expect((await who.post(`/api/cases/${here}/merge`, { caseId: there, version: 1 }, { version: 1 })).status).toBe(403);
    }
    expect((await merge(here, there, {}, ministry)).status).toBe(200);
    // Where the child is known to be decides who sees both files now: the kept one's region.
    expect((await officer.get(`/api/cases/${there}`)).status).toBe(200);
  });

  it('the list leaves merged files out; their code finds them, and says so', async () => {
    const [kept, merged] = [await open(), await open()];
    await merge(kept, merged);
    const { code } = await page(merged);
    const list = async (query: string): Promise<{ id: string; status: string }[]> => (await officer.get<{ items: { id: string; status: string }[] }>(`/api/cases${query}`)).body.items;
    const all = await list('');
    expect([all.some(({ id }) => id === kept), all.some(({ id }) => id === merged)]).toEqual([true, false]);
    const byCode = await officer.post<{ items: { id: string; status: string }[] }>('/api/cases/search', { q: code }, { key: null });
    expect(byCode.body.items.map(({ id, status }) => [id, status])).toEqual([[merged, 'merged']]);
    expect((await list('?status=merged')).some(({ id }) => id === merged)).toBe(true);
  });

  it('the name recorded in either file is the child’s', async () => {
    const [kept, merged] = [await open(), await open()];
    await officer.put(`/api/cases/${merged}/identity`, { given: 'Fadimata', family: 'Walet Essai' }, { version: (await page(merged)).version });
    await merge(kept, merged);
    expect((await page(kept)).child.name).toMatchObject({ given: 'Fadimata' });
    const { body } = await officer.post<{ cases: { id: string; name?: string }[] }>('/api/duplicates/check', { given: 'Fadimata', family: 'Essai', sex: 'male' }, { key: null });
    expect(body.cases).toMatchObject([{ id: kept, name: 'Fadimata Walet Essai' }]);
  });

  it('whoever follows the child by the merged file goes on following', async () => {
    const [kept, merged] = [await open(), await open()];
    const follower = await world.person('case-worker', { region: 'gao' });
    await officer.put(`/api/cases/${merged}/assignment`, { userId: follower.userId }, { version: (await page(merged)).version });
    await merge(kept, merged);
    expect((await follower.get(`/api/cases/${kept}`)).status).toBe(200);
    await unmerge(merged, kept);
    expect([(await follower.get(`/api/cases/${kept}`)).status, (await follower.get(`/api/cases/${merged}`)).status]).toEqual([404, 200]);
  });

  it('the database allows one level only, whoever writes', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    await merge(a, b);
    await expect(world.sql(`update child_case set merged_into = $2, status = 'merged' where id = $1`, [a, c])).rejects.toThrow('holds no other');
    await expect(world.sql(`update child_case set merged_into = $2, status = 'merged' where id = $1`, [c, b])).rejects.toThrow('holds no other');
    await expect(world.sql('update child_case set merged_into = $2 where id = $1', [c, a])).rejects.toThrow('merged_says_so');
  });

  it('in the reports a child of two files counts once, in both tables, and twice again when taken apart', async () => {
    const period = 'from=2025-01-01&to=2025-12-31';
    const tables = async (): Promise<unknown> => {
      const { body: held } = await ministry.get<{ total: { captured: number } }>(`/api/reports/deprivation?${period}`);
      const { body: care } = await ministry.get<CareReport>(`/api/reports/care?${period}`);
      return [held.total.captured, care.distinct, care.by.find(({ dimension }) => dimension === 'sex')?.rows.map(({ code, distinct }) => [code, distinct])];
    };
    const child = async (sex: string, startedAt: string): Promise<string> => {
      const id = randomUUID();
      await officer.post('/api/captures', { id, kind: 'capture', startedAt, region: 'gao', authority: 'FAMA', sex, agePrecision: 'unknown' });
      await act(id, 'handover', { id: randomUUID(), at: '2025-05-10', centre: 'gao' });
      await act(id, 'handover/accept', { at: '2025-05-12' }, worker);
      await act(id, 'stay/admit', { id: randomUUID(), at: '2025-05-12', kind: 'centre', centre: 'gao' });
      await act(id, 'stay/discharge', { at: '2025-06-12', destination: 'absence-without-leave' });
      return id;
    };
    const [kept, merged] = [await child('male', '2025-05-01'), await child('female', '2025-05-03')];
    const other = await child('male', '2025-05-02');
    expect(await tables()).toEqual([3, 3, [['female', 1], ['male', 2]]]);
    expect((await merge(kept, merged, { reason: 'sexe mal noté' })).status).toBe(200);
    expect(await tables()).toEqual([2, 2, [['male', 2]]]);
    await unmerge(merged, kept);
    expect(await tables()).toEqual([3, 3, [['female', 1], ['male', 2]]]);
    expect((await page(other)).status).toBe('absent-without-leave');
  });
});
