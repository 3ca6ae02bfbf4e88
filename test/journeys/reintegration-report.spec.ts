import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Milestone { months: number; atRisk: number; notYet: number; withFamily: number; counts: number[] }
interface Report { returns: number; children: number; outcomes: { code: string; label: { fr: string } }[]; total: Milestone[]; by: { dimension: string; rows: { code: string; label: { fr: string }; milestones: Milestone[] }[] }[] }

describe('reintegration outcomes by cohort', () => {
  let world: World;
  let officer: Caller;
  const versions = new Map<string, number>();
  const post = async (id: string, path: string, body: object): Promise<void> => {
    const answer = await officer.post<{ version: number }>(`/api/cases/${id}/${path}`, body, { version: versions.get(id) ?? 1 });
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    versions.set(id, answer.body.version);
  };
  const home = async (on: string, sex: 'male' | 'female'): Promise<string> => {
    const id = randomUUID();
    await officer.post('/api/cases', { id, entry: 'escape', occurredAt: '2025-12-30', region: 'gao', centre: 'gao', sex, ageYears: 15, agePrecision: 'stated' });
    await post(id, 'stay/admit', { id: randomUUID(), at: '2026-01-02', kind: 'centre', centre: 'gao' });
    await post(id, 'stay/discharge', { at: on, destination: 'family', region: 'gao' });
    return id;
  };
  const report = async (query = 'from=2026-01-01&to=2026-06-30'): Promise<Report> => (await officer.get<Report>(`/api/reports/reintegration?${query}`)).body;
  const named = ({ outcomes }: Report, milestone: Milestone | undefined): Record<string, number> => Object.fromEntries(outcomes.flatMap(({ code }, index) => ((milestone?.counts[index] ?? 0) === 0 ? [] : [[code, milestone?.counts[index] ?? 0]])));

  beforeAll(async () => {
    world = await World.create({ now: '2026-08-20T12:00:00.000Z' });
    officer = await world.person('national-officer');
    const schooled = await home('2026-01-10', 'female');
    await post(schooled, 'visits', { id: randomUUID(), at: '2026-04-12', outcome: 'well', livesWith: 'family', occupation: 'in-school', risk: 'low' });
    await post(schooled, 'tracks', { id: randomUUID(), kind: 'school', detail: 'primary', provider: 'école', at: '2026-02-01' });
    const taken = await home('2026-01-10', 'male');
    await post(taken, 're-recruitments', { id: randomUUID(), at: '2026-02-01', source: 'family', words: 'parti' });
    await home('2026-01-10', 'male');
    await home('2026-06-01', 'male');
  });
  afterAll(async () => { await world.close(); });

  it('counts each return once the window of a milestone is over', async () => {
    const found = await report();
    expect([found.returns, found.children]).toEqual([4, 4]);
    const [three, six, twelve] = found.total;
    expect([three?.atRisk, three?.notYet, three?.withFamily, named(found, three)]).toEqual([3, 1, 1, { 'in-school': 1, 're-recruited': 1, 'lost-to-follow-up': 1 }]);
    expect([six?.atRisk, six?.notYet, named(found, six)]).toEqual([3, 1, { 're-recruited': 1, 'lost-to-follow-up': 2 }]);
    expect([twelve?.atRisk, twelve?.notYet]).toEqual([0, 4]);
  });

  it('splits by centre, sex, age and track; nothing outside the period', async () => {
    const found = await report();
    expect(found.by.map(({ dimension, rows }) => [dimension, rows.map(({ code, milestones }) => `${code} ${String(milestones[0]?.atRisk)}`)])).toEqual([
      ['centre', ['gao 3']], ['sex', ['female 1', 'male 2']], ['age', ['15-17 3']], ['track', ['none 2', 'school 1']],
    ]);
    expect((await report('from=2025-01-01&to=2025-12-31')).returns).toBe(0);
  });

  it('is a file for a French spreadsheet, and an export in the record of looks', async () => {
    const { text, headers } = await officer.get('/api/reports/reintegration?from=2026-01-01&to=2026-06-30&format=csv');
    expect(headers['content-disposition']).toBe('attachment; filename="reintegration-2026-01-01-2026-06-30.csv"');
    expect(text.slice(1).split('\r\n')).toContain('total;;Ensemble;3;À l’école;1');
    expect((await world.sql<{ kind: string }>('select kind from access_log order by id desc limit 1'))[0]?.kind).toBe('report.export');
  });

  it('is for those who read reports', async () => {
    const worker = await world.person('centre-worker', { centre: 'gao' });
    expect((await worker.get('/api/reports/reintegration?from=2026-01-01&to=2026-06-30')).status).toBe(403);
  });
});
