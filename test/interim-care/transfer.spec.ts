import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  status: string;
  allowed: string[];
  child: { name?: { given: string } };
  stay?: { centre: string; admittedAt: string };
  transfer?: { to: string; reason: string; plannedDay: string };
  answerable: { label: { fr: string } };
  deadlines: { rule: { code: string }; state: string }[];
  timeline: { kind: string; note?: string }[];
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

describe('the transfer between two centres', () => {
  let world: World;
  let sender: Caller;
  let asked: Caller;
  let officer: Caller;
  let kidal: Caller;

  const pageOf = async (id: string, who: Caller): Promise<{ status: number; body: Page }> => await who.get<Page>(`/api/cases/${id}`);
  const send = async (who: Caller, id: string, path: string, body: object): Promise<{ status: number; body: Problem }> => {
    const { version } = (await pageOf(id, officer)).body;
    return await who.post<Problem>(`/api/cases/${id}/${path}`, body, { version });
  };
  const inCare = async (sex = 'male'): Promise<string> => {
    const id = randomUUID();
    await sender.post('/api/cases', { id, entry: 'community', occurredAt: '2026-03-08', region: 'gao', centre: 'gao', sex, ageYears: 14, agePrecision: 'stated' });
    expect((await send(sender, id, 'stay/admit', { id: randomUUID(), at: '2026-03-09T09:00:00.000Z', kind: 'centre', centre: 'gao' })).status).toBe(201);
    return id;
  };
  const propose = (id: string, more: object = {}): Promise<{ status: number; body: Problem }> =>
    send(sender, id, 'stay/transfer', { id: randomUUID(), to: 'mopti', reason: 'nearer-to-family', plannedDay: '2026-03-12', remark: 'sa tante vit au bord du Bani', ...more });
  const accept = (id: string, more: object = {}, who = asked): Promise<{ status: number; body: Problem }> => send(who, id, 'stay/transfer/accept', { id: randomUUID(), at: '2026-03-10T12:00:00.000Z', ...more });
  const answerLimit = async (id: string): Promise<string[]> => (await pageOf(id, officer)).body.deadlines.filter(({ rule }) => rule.code === 'transfer-answer').map(({ state }) => state);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    sender = await world.person('centre-worker', { centre: 'gao' });
    asked = await world.person('centre-manager', { centre: 'mopti' });
    officer = await world.person('national-officer');
    kidal = await world.person('centre-worker', { centre: 'kidal' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('proposed: the child stays where the child is, and the centre that is asked sees the case and not who the child is', async () => {
    const id = await inCare();
    const { version } = (await pageOf(id, officer)).body;
    expect((await sender.put(`/api/cases/${id}/identity`, { given: 'Prénom', family: 'Essai' }, { version })).status).toBeLessThan(300);
    expect((await pageOf(id, asked)).status).toBe(404);
    expect((await propose(id)).status).toBe(201);
    const { status, body } = await pageOf(id, asked);
    expect([status, body.status, body.stay?.centre, body.transfer]).toMatchObject([200, 'in-interim-care', 'gao', { to: 'mopti', reason: 'nearer-to-family', plannedDay: '2026-03-12' }]);
    expect(body.answerable.label.fr).toContain('Gao');
    expect(body.allowed).toEqual(['transfer.accept', 'transfer.refuse']);
    expect(body.child.name).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/Prénom|Bani/);
    expect((await pageOf(id, kidal)).status).toBe(404);
    expect(await answerLimit(id)).toEqual(['open']);
    const [there, here] = [(await asked.get<{ expected: { caseId: string; state: string }[] }>('/api/centres/mopti')).body, (await sender.get<{ present: { caseId: string; state: string }[] }>('/api/centres/gao')).body];
    expect([there.expected, here.present.find(({ caseId }) => caseId === id)?.state]).toMatchObject([[{ caseId: id, state: 'transfer' }], 'leaving']);
  });

  it('before it answers, the centre that is asked does nothing else to the child; who proposed does not answer', async () => {
    const id = await inCare();
    await propose(id);
    for (const [path, body] of [['stay/discharge', { at: '2026-03-10T11:00:00.000Z', destination: 'family' }], ['services', { id: randomUUID(), service: 'food' }], ['stay/absences', { id: randomUUID(), at: '2026-03-10T11:00:00.000Z' }]] as const) {
      expect((await send(asked, id, path, body)).body.code).toBe('transfer-not-answered');
    }
    expect((await accept(id, {}, sender)).body.code).toBe('transfer-elsewhere');
    expect((await accept(id, {}, kidal)).status).toBe(404);
    expect((await accept(id, {}, officer)).status).toBe(403);
    expect((await propose(id)).body.code).toBe('transfer-pending');
    expect((await pageOf(id, sender)).body.status).toBe('in-interim-care');
  });

  it('accepted: the one stay ends and the other begins at one instant, in one step', async () => {
    const id = await inCare();
    await propose(id);
    expect((await accept(id, { remark: 'bien arrivé' })).status).toBe(200);
    const { body } = await pageOf(id, asked);
    expect([body.status, body.stay?.centre, body.transfer]).toEqual(['in-interim-care', 'mopti', undefined]);
    expect(body.timeline.find(({ kind }) => kind === 'transfer.proposed')?.note).toContain('Bani'); // the whole file is theirs now
    const stays = await world.sql<{ from: Date; to: Date | null; destination: string | null }>(`select admitted_at as from, discharged_at as to, destination from stay where case_id = $1 order by admitted_at`, [id]);
    expect(stays).toMatchObject([{ destination: 'other-centre' }, { to: null }]);
    expect(stays[0]?.to).toEqual(stays[1]?.from);
    expect((await pageOf(id, sender)).status).toBe(404);
    expect(await answerLimit(id)).toEqual(['met']);
    expect(await world.sql('select grantee from case_access where case_id = $1 order by grantee', [id])).toEqual([{ grantee: 'centre:mopti' }, { grantee: 'region:mopti' }]);
  });

  it('refused with a reason: the child stays, and the other centre sees nothing any more', async () => {
    const id = await inCare();
    await propose(id);
    expect((await send(asked, id, 'stay/transfer/refuse', { reason: 'pas d’éducateur cette semaine' })).status).toBe(200);
    expect((await pageOf(id, asked)).status).toBe(404);
    const { body } = await pageOf(id, sender);
    expect([body.status, body.stay?.centre, body.transfer, await answerLimit(id)]).toEqual(['in-interim-care', 'gao', undefined, ['met']]);
    expect(body.timeline.find(({ kind }) => kind === 'transfer.refused')?.note).toBe('pas d’éducateur cette semaine');
    expect((await propose(id)).status).toBe(201); // and may be asked again
  });

  it('a discharge ends a proposal', async () => {
    const id = await inCare();
    await propose(id);
    expect((await send(sender, id, 'stay/discharge', { at: '2026-03-10T11:30:00.000Z', destination: 'family' })).body.errors).toMatchObject([{ field: 'at', code: 'before-previous-fact' }]);
    expect((await send(sender, id, 'stay/discharge', { at: '2026-03-10T12:00:00.000Z', destination: 'family' })).status).toBe(200);
    expect([await answerLimit(id), (await pageOf(id, asked)).status]).toEqual([['lapsed'], 404]);
  });

  it('an absent child is neither proposed nor taken over', async () => {
    const id = await inCare();
    await propose(id);
    expect((await send(sender, id, 'stay/absences', { id: randomUUID(), at: '2026-03-10T11:00:00.000Z' })).status).toBe(201);
    expect((await accept(id)).body.code).toBe('child-absent');
    expect((await pageOf(id, sender)).body.stay?.centre).toBe('gao');
  });

  it('a full centre takes the child in an emergency alone, with a reason, and nothing is half-written', async () => {
    expect((await officer.post('/api/centres/mopti/places', { effectiveFrom: '2026-03-10', groups: [{ sex: 'female', ageFrom: 7, ageTo: 17, places: 0 }, { sex: 'male', ageFrom: 7, ageTo: 17, places: 9 }] })).status).toBe(201);
    const id = await inCare('female');
    await propose(id);
    const refused = await accept(id);
    expect([refused.body.code, refused.body.errors?.[0]?.field]).toEqual(['centre-full', 'emergency']);
    expect((await pageOf(id, sender)).body.stay?.centre).toBe('gao');
    expect((await accept(id, { emergency: 'menacée dans le premier centre' })).status).toBe(200);
    expect((await pageOf(id, asked)).body.deadlines.map(({ rule }) => rule.code)).toContain('centre-over-full');
  });

  it.each([
    ['to where the child is', { to: 'gao' }, 'to transfer-same-centre'],
    ['for yesterday', { plannedDay: '2026-03-09' }, 'plannedDay planned-in-the-past'],
    ['for a reason that is not in the list', { reason: 'x' }, 'reason unknown-code'],
  ])('a transfer %s is refused beside its field', async (_, more, problem) => {
    expect((await propose(await inCare(), more)).body.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([problem]);
  });

  it('two proposals at once: one, also by the database', async () => {
    const id = await inCare();
    await propose(id);
    await expect(world.sql(`insert into stay_transfer (id, case_id, stay_id, from_centre, to_centre, reason, planned_day, proposed_at, recorded_at, recorded_by)
      select gen_random_uuid(), case_id, stay_id, from_centre, 'kidal', reason, planned_day, proposed_at, recorded_at, recorded_by from stay_transfer where case_id = $1`, [id])).rejects.toThrow('stay_transfer_one_open');
  });
});
