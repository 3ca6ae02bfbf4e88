import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Figure { code: string; value: number; previous?: number; change?: number; parent?: string }
interface Figures { violations: Figure; children: Figure; explanation?: { fr: string }; splits: { dimension: string; rows: Figure[] }[]; crosses: { dimension: string; columns: { code: string }[]; rows: { code: string; values: number[] }[] }[] }
interface Report { previousFrom: string; previousTo: string; inPeriod: Figures; before: Figures; published: unknown[] }

describe('the table of violations', () => {
  let world: World;
  let monitor: Caller;
  const period = 'from=2026-01-01&to=2026-03-31';

  /** One incident whose violations are all verified on a day. */
  const verified = async (occurredAt: string, on: string, change: object = {}): Promise<string> => {
    const id = randomUUID();
    const answer = await monitor.post('/api/incidents', {
      id, occurredAt, region: 'gao', party: 'FLM', violations: [{ id: randomUUID(), type: 'recruitment-and-use' }], victims: [{ id: randomUUID(), boys: 2, girls: 1, suffered: [{ type: 'recruitment-and-use' }] }],
      sources: [{ id: randomUUID(), kind: 'family', at: occurredAt }], ...change,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    for (const violation of (await monitor.get<{ violations: { id: string }[] }>(`/api/incidents/${id}`)).body.violations) {
      const { version } = (await monitor.get<{ version: number }>(`/api/incidents/${id}`)).body;
      const decided = await monitor.post(`/api/incidents/${id}/violations/${violation.id}/verification`, { id: randomUUID(), status: 'verified', on }, { version });
      if (decided.status !== 201) throw new Error(JSON.stringify(decided.body));
    }
    return id;
  };
  const report = async (search = period): Promise<Report> => (await monitor.get<Report>(`/api/reports/violations?${search}`)).body;
  const rows = (figures: Figures, dimension: string): string[] =>
    (figures.splits.find((split) => split.dimension === dimension)?.rows ?? []).map(({ code, value, previous, change, parent }) => [parent === undefined ? code : `${parent}/${code}`, value, previous ?? '-', change ?? '-'].join(' '));

  beforeAll(async () => {
    world = await World.create({ now: '2026-04-10T12:00:00.000Z' });
    monitor = await world.person('monitor');
    await verified('2025-11-10', '2025-12-01'); // the period before
    await verified('2026-01', '2026-03-31', { region: 'kidal' });
    await verified('2025-12-31', '2026-01-01', { party: 'JNIM' }); // before the period, verified within it
    await verified('2026-02-01', '2026-04-01'); // not verified before its end
    await verified('2026-02-02', '2026-02-03', {
      party: 'UNIDENTIFIED', violations: [{ id: randomUUID(), type: 'denial-of-humanitarian-access' }, { id: randomUUID(), type: 'attacks-on-schools-and-hospitals', facility: 'school', act: 'military-use' }], victims: [],
    });
    await monitor.post('/api/incidents', { // reported only
      id: randomUUID(), occurredAt: '2026-02-05', region: 'gao', party: 'FLM', violations: [{ id: randomUUID(), type: 'denial-of-humanitarian-access' }], victims: [], sources: [{ id: randomUUID(), kind: 'media', at: '2026-02-06' }],
    });
  });
  afterAll(async () => {
    await world.close();
  });

  it('counts what happened in the period and was verified by its end, beside the period before', async () => {
    const { previousFrom, previousTo, inPeriod } = await report();
    expect([previousFrom, previousTo]).toEqual(['2025-10-01', '2025-12-31']);
    expect([inPeriod.violations, inPeriod.children]).toMatchObject([{ value: 4, previous: 3, change: 33 }, { value: 3, previous: 3, change: 0 }]);
    expect(rows(inPeriod, 'type')).toEqual(['recruitment-and-use 3 3 0', 'denial-of-humanitarian-access 1 0 -']);
    expect(rows(inPeriod, 'party')).toEqual(['JNIM 3 3 0', 'JNIM/FLM 3 3 0', 'UNIDENTIFIED 1 0 -']);
    expect(rows(inPeriod, 'region')).toEqual(['kidal 3 0 -', 'gao 1 3 -67']);
    expect(rows(inPeriod, 'sex')).toEqual(['male 2 2 0', 'female 1 1 0']);
    expect(inPeriod.explanation?.fr).toContain('4 violations, 3 enfants');
    expect(inPeriod.crosses.find(({ dimension }) => dimension === 'military-use-party')?.rows).toMatchObject([{ code: 'UNIDENTIFIED', values: [1, 0] }]);
  });

  it('tells apart what happened before the period', async () => {
    const { before } = await report();
    expect([before.violations, before.children]).toMatchObject([{ value: 3 }, { value: 3 }]);
    expect(rows(before, 'party')).toEqual(['JNIM 3 - -']);
  });

  it('what was verified after the period counts apart in the next one', async () => {
    const { inPeriod, before } = await report('from=2026-04-01&to=2026-06-30');
    expect([inPeriod.violations.value, before.violations.value]).toEqual([0, 3]);
  });

  it('an incident that is told in another counts once; taken apart again, twice', async () => {
    const [kept, other] = [await verified('2026-03-10', '2026-03-20', { region: 'nara' }), await verified('2026-03-11', '2026-03-20', { region: 'nara' })];
    const inNara = async (): Promise<string | undefined> => rows((await report()).inPeriod, 'region').find((row) => row.startsWith('nara'));
    const version = async (id: string): Promise<number> => (await monitor.get<{ version: number }>(`/api/incidents/${id}`)).body.version;
    expect(await inNara()).toBe('nara 6 0 -');
    await monitor.post(`/api/incidents/${other}/join`, { id: randomUUID(), otherId: kept, otherVersion: await version(kept) }, { version: await version(other) });
    expect(await inNara()).toBe('nara 3 0 -');
    await monitor.post(`/api/incidents/${other}/separate`, {}, { version: await version(other) });
    expect(await inNara()).toBe('nara 6 0 -');
  });

  it('is taken away as French spreadsheets read it, and that is known', async () => {
    const { status, text, headers } = await monitor.get(`/api/reports/violations?${period}&format=csv`);
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="violations-2026-01-01-2026-03-31.csv"']);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const lines = text.slice(1).split('\r\n');
    expect(lines[0]).toBe('Tableau;Ventilation;Code;Ligne;Coalition;Colonne;Période;Période précédente;Variation (%)');
    expect(lines).toContain('Période;type;recruitment-and-use;Recrutement et utilisation;;;9;3;200');
    const [last] = await world.sql<{ kind: string }>('select kind from access_log order by id desc limit 1');
    expect(last?.kind).toBe('report.export');
  });

  it.each(['analyst', 'regional-officer', 'administrator'] as const)('%s does not see it', async (role) => {
    const person = await world.person(role, role === 'regional-officer' ? { region: 'gao' } : {});
    expect((await person.get(`/api/reports/violations?${period}`)).status).toBe(403);
  });
});
