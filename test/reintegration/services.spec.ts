import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Problem {
  code: string;
  errors?: { field: string }[];
}
interface Service {
  id: string;
  service: string;
  at?: string;
  until?: string;
  provider?: string;
  sessions?: number;
  costXof?: number;
  outcome?: string;
  referralId?: string;
  detail?: string;
  endable: boolean;
}

describe('services: who gave them, from when until when, how often, what came of it', () => {
  let world: World;
  let worker: Caller;
  let manager: Caller;
  let officer: Caller;
  let elsewhere: Caller;
  let monitor: Caller;
  const caseId = randomUUID();
  const url = `/api/cases/${caseId}`;
  const [training, care, referral] = [randomUUID(), randomUUID(), randomUUID()];

  const version = async (): Promise<number> => (await officer.get<{ version: number }>(url)).body.version;
  const write = async (who: Caller, path: string, body: object): Promise<Answer<Problem>> => await who.post<Problem>(`${url}/${path}`, body, { version: await version() });
  const done = async (who: Caller, path: string, body: object): Promise<void> => {
    const { status, body: answer } = await write(who, path, body);
    expect([path, status < 300 ? '' : answer]).toEqual([path, '']);
  };
  const refusal = async (who: Caller, path: string, body: object): Promise<string> => {
    const { body: answer } = await write(who, path, body);
    return [answer.errors?.[0]?.field, answer.code].filter((part) => part !== undefined).join(': ');
  };
  const services = async (who = worker): Promise<Service[]> => (await who.get<{ items: Service[] }>(`${url}/services`)).body.items;
  const report = async (): Promise<unknown> => (await (await world.person('national-officer')).get('/api/reports/care?from=2026-01-01&to=2026-12-31')).body;
  const give = (change: object = {}): object => ({ id: randomUUID(), service: 'vocational-training', at: '2026-03-11', ...change });

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-20T08:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    manager = await world.person('centre-manager', { centre: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    elsewhere = await world.person('centre-worker', { centre: 'mopti' });
    monitor = await world.person('monitor');
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-10T05:00:00.000Z', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    await done(worker, 'stay/admit', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', kind: 'centre', centre: 'gao' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('the catalogue has every kind of service, and those the registers know', async () => {
    const { body } = await worker.get<{ services: { code: string; label: { fr: string; en: string } }[] }>('/api/reference');
    expect(body.services.map(({ code }) => code).toSorted()).toEqual([
      'civil-documents', 'clothing', 'disability-support', 'family-mediation', 'food', 'income-generating-activity', 'legal-aid', 'medical-care', 'psychosocial-support', 'quranic-schooling',
      'religious-cultural-mediation', 'schooling', 'shelter', 'vocational-training',
    ]);
  });

  it('what cannot be is refused beside its field', async () => {
    expect(await refusal(worker, 'services', give({ until: '2026-03-10' }))).toBe('until: ends-before-start');
    expect(await refusal(worker, 'services', give({ at: undefined, until: '2026-03-12' }))).toBe('at: service-start-required');
    expect(await refusal(worker, 'services', give({ until: '2026-03-21' }))).toBe('until: in-the-future');
    expect(await refusal(worker, 'services', give({ provider: 'icrc', providerCentre: 'gao' }))).toBe('providerCentre: one-provider');
    expect(await refusal(worker, 'services', give({ provider: 'nobody' }))).toBe('provider: unknown-code');
    expect(await refusal(worker, 'services', give({ outcome: 'splendid' }))).toBe('outcome: unknown-code');
    expect(await refusal(worker, 'services', give({ sessions: 0 }))).toBe('sessions: invalid-request');
    expect(await refusal(worker, 'services', give({ costXof: -1 }))).toBe('costXof: invalid-request');
    expect(await refusal(worker, 'services', give({ referralId: randomUUID() }))).toBe('referralId: referral-not-accepted');
    expect(await services()).toEqual([]);
  });

  it('is recorded with its provider, goes on, and is ended once', async () => {
    await done(worker, 'services', give({ id: training, provider: 'demo-ngo-gao', sessions: 4, costXof: 25_000, detail: 'mécanique' }));
    await done(worker, 'services', { id: randomUUID(), service: 'food' });
    expect((await services()).map(({ service, endable }) => [service, endable])).toEqual([['vocational-training', true], ['food', false]]);
    const before = await report();
    expect(await refusal(elsewhere, `services/${training}/end`, { at: '2026-03-15', outcome: 'completed' })).toBe('not-found');
    expect(await refusal(monitor, `services/${training}/end`, { at: '2026-03-15', outcome: 'completed' })).toBe('forbidden');
    expect(await refusal(worker, `services/${training}/end`, { at: '2026-03-10', outcome: 'completed' })).toBe('at: ends-before-start');
    await done(worker, `services/${training}/end`, { at: '2026-03-15', outcome: 'partial', sessions: 9, remark: 'mot de la fin' });
    expect(await refusal(worker, `services/${training}/end`, { at: '2026-03-16', outcome: 'completed' })).toBe('service-ended');
    expect((await services())[0]).toMatchObject({ until: '2026-03-15', outcome: 'partial', sessions: 9, costXof: 25_000, provider: 'demo-ngo-gao', detail: 'mécanique', endable: false });
    expect(await report()).toEqual(before); // an end changes no figure of children in care
    expect((await monitor.get(`${url}/services`)).status).toBe(403);
    expect((await elsewhere.get(`${url}/services`)).status).toBe(404);
  });

  it('both dates are put right, and keep their order', async () => {
    const correct = (kind: string, at: string): object => ({ id: randomUUID(), kind, factId: training, at, reason: 'autre date sur la fiche' });
    expect(await refusal(officer, 'corrections', correct('service.given', '2026-03-16'))).toBe('at: after-next-fact');
    expect(await refusal(officer, 'corrections', correct('service.ended', '2026-03-09'))).toBe('at: before-previous-fact');
    await done(officer, 'corrections', correct('service.given', '2026-03-12'));
    await done(officer, 'corrections', correct('service.ended', '2026-03-14'));
    expect((await services()).find(({ id }) => id === training)).toMatchObject({ at: '2026-03-12', until: '2026-03-14' });
  });

  it('comes out of an accepted referral, by its partner and not before', async () => {
    await done(manager, 'referrals', { id: referral, at: '2026-03-12', partner: 'icrc', service: 'medical-care', purpose: 'care', sections: ['child'], overrideReason: 'essai' });
    expect(await refusal(worker, 'services', give({ service: 'medical-care', referralId: referral }))).toBe('referralId: referral-not-accepted');
    await done(worker, `referrals/${referral}/answer`, { at: '2026-03-13', answer: 'accepted', saidBy: 'accueil' });
    expect(await refusal(worker, 'services', give({ service: 'medical-care', referralId: referral, at: '2026-03-12' }))).toBe('at: before-previous-fact');
    expect(await refusal(worker, 'services', give({ service: 'medical-care', referralId: referral, at: '2026-03-14', provider: 'unicef' }))).toBe('provider: one-provider');
    await done(worker, 'services', give({ id: care, service: 'medical-care', referralId: referral, at: '2026-03-14' }));
    expect((await services()).find(({ id }) => id === care)).toMatchObject({ provider: 'icrc', referralId: referral });
  });

  it('the table itself forbids what cannot be', async () => {
    const other = randomUUID();
    await worker.post('/api/cases', { id: other, entry: 'community', occurredAt: '2026-03-10T05:00:00.000Z', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'stated' });
    const change = (set: string): Promise<unknown> => world.sql(`update service_record set ${set} where id = $1`, [care]);
    await expect(change(`case_id = '${other}'`)).rejects.toThrow('service_of_referral');
    await expect(change(`provider_centre = 'gao'`)).rejects.toThrow('service_one_provider');
    await expect(change(`until_at = given_at - interval '1 day', until_precision = 'day', until_recorded_at = now(), until_recorded_by = recorded_by`)).rejects.toThrow('service_end_after_start');
    await expect(change(`until_at = given_at`)).rejects.toThrow('service_end_complete');
  });
});
