import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  status: string;
  version: number;
  allowed: string[];
  whereabouts: { label: { fr: string }; precise: boolean };
  answerable: { label: { fr: string } };
  nextDeadline?: { rule: { code: string }; dueAt: string; state: string };
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; note?: string }[];
  child: { name?: { given: string; family: string } };
}
interface Written {
  caseId: string;
  version: number;
  visible: boolean;
}

describe('from capture to closure', () => {
  let world: World;
  let liaison: Caller;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  const caseId = randomUUID();

  const page = async (who: Caller): Promise<Page> => {
    const answer = await who.get<Page>(`/api/cases/${caseId}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  /** Reads the page and acts on the version seen, as the client does. */
  const act = async (who: Caller, path: string, body: object): Promise<Written> => {
    const { version } = await page(who);
    const answer = await who.post<Written>(`/api/cases/${caseId}/${path}`, body, { version });
    expect([path, answer.body, answer.status]).toEqual([path, expect.anything(), path === 'handover' || path === 'stay/admit' || path === 'services' || path === 'visits' ? 201 : 200]);
    return answer.body;
  };

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T08:00:00.000Z' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('a liaison notifies a capture without a name; the case opens and the clock runs', async () => {
    const answer = await liaison.post<Written & { code: string }>('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', place: 'ansongo', region: 'gao', authority: 'FAMA',
      sex: 'male', ageYears: 15, agePrecision: 'approximate', condition: 'tired', operation: 'opération d’essai', remark: 'dit venir d’un village proche',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.code).toMatch(/^ML-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const seen = await page(liaison);
    expect(seen).toMatchObject({ status: 'in-custody', answerable: { label: { fr: expect.stringContaining('1er bataillon') } } });
    expect(seen.nextDeadline?.rule.code).toBeDefined();
    const limit = seen.deadlines.find((deadline) => deadline.rule.code === 'custody-handover');
    expect(limit).toMatchObject({ state: 'open', dueAt: '2026-03-12T05:30:00.000Z' });
    expect(seen.allowed).toEqual(['handover.offer', 'custody.transfer', 'custody.situation-unknown', 'custody.observe', 'age-assessment.raise', 'fact.correct']);
  });

  it('the officer of the region sees the case, with the note that the liaison may not read', async () => {
    expect((await page(officer)).timeline.some((entry) => entry.note?.includes('village') === true)).toBe(true);
    expect((await page(liaison)).timeline.some((entry) => entry.note !== undefined)).toBe(false);
  });

  it('the centre does not see a child that nobody has offered to it', async () => {
    expect((await worker.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('custody passes to another authority; the clock neither stops nor restarts', async () => {
    await act(officer, 'custody/transfer', { at: '2026-03-10T06:45:00.000Z', authority: 'GENDARMERIE', region: 'gao', placeText: 'Gao' });
    const seen = await page(officer);
    expect(seen.deadlines.find((deadline) => deadline.rule.code === 'custody-handover')?.dueAt).toBe('2026-03-12T05:30:00.000Z');
    expect((await liaison.get(`/api/cases/${caseId}`)).status).toBe(404); // another unit holds the child now
    await act(officer, 'custody/transfer', { at: '2026-03-10T07:00:00.000Z', authority: 'FAMA', unitId: await world.unitId('1er bataillon (essai)'), region: 'gao' });
  });

  it('the liaison offers the child; until the centre accepts, the child is still held and the clock runs', async () => {
    await act(liaison, 'handover', { id: randomUUID(), at: '2026-03-10T07:30:00.000Z', centre: 'gao' });
    expect(await page(liaison)).toMatchObject({ status: 'handover-offered', answerable: { label: { fr: expect.stringContaining('1er bataillon') } } });
    expect((await page(worker)).allowed).toEqual(['custody.observe', 'handover.accept', 'handover.refuse', 'age-assessment.raise']);
  });

  it('the centre accepts; the limit is met, and the liaison sees the child no more', async () => {
    await world.later({ hours: 2 });
    await act(worker, 'handover/accept', { at: '2026-03-10T09:30:00.000Z' });
    const seen = await page(worker);
    expect(seen).toMatchObject({ status: 'handed-over', whereabouts: { label: { fr: 'Remis au CTO de Gao, admission à enregistrer' } } });
    expect(seen.deadlines.find((deadline) => deadline.rule.code === 'custody-handover')?.state).toBe('met');
    expect((await liaison.get(`/api/cases/${caseId}`)).status).toBe(404);
  });

  it('admission, name, services, discharge to the family', async () => {
    await act(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T09:45:00.000Z', kind: 'centre', centre: 'gao' });
    const named = await worker.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: (await page(worker)).version });
    expect(named.status).toBe(200);
    await act(worker, 'services', { id: randomUUID(), service: 'medical-care', at: '2026-03-10T09:50:00.000Z' });
    await act(worker, 'services', { id: randomUUID(), service: 'psychosocial-support', at: '2026-03-10' });
    expect((await page(worker)).child.name).toEqual({ given: 'Ibrahim', family: 'Ag Essai' });
    await world.later({ days: 20 });
    await act(worker, 'stay/discharge', { at: '2026-03-30', destination: 'family', region: 'gao' });
    expect(await page(worker)).toMatchObject({ status: 'in-reintegration', nextDeadline: { rule: { code: 'follow-up-visits' }, dueAt: '2026-04-06T00:00:00.000Z' } });
  });

  it('a follow-up visit meets its deadline; closure takes two people', async () => {
    await world.later({ days: 5 });
    await act(worker, 'visits', { id: randomUUID(), at: '2026-04-03', outcome: 'well' });
    expect((await page(worker)).deadlines.filter((deadline) => deadline.rule.code === 'follow-up-visits').map((deadline) => deadline.state)).toEqual(
      expect.arrayContaining(['met', 'open']),
    );
    await act(worker, 'closure/request', { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' });
    expect((await page(worker)).allowed).not.toContain('closure.approve');
    await act(manager, 'closure/approve', {});
    const closed = await page(manager);
    expect(closed).toMatchObject({ status: 'closed', allowed: ['closure.reopen', 'erasure.propose'] });
    expect(closed.deadlines.filter((deadline) => deadline.state === 'open')).toEqual([]);
  });

  it('the journal holds every step, and no name in clear', async () => {
    const rows = await world.sql<{ subject: string; text: string }>('select subject, row::text as text from journal where case_id = $1', [caseId]);
    expect(new Set(rows.map((row) => row.subject))).toEqual(
      new Set(['child_case', 'custody', 'custody_spell', 'handover', 'stay', 'placement', 'service_record', 'visit', 'closure', 'case_note', 'child_identity', 'deadline']),
    );
    expect(rows.filter((row) => row.text.includes('Ibrahim') || row.text.includes('Essai'))).toEqual([]);
  });
});
