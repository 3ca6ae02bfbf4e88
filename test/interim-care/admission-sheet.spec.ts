import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Page {
  version: number;
  allowed: string[];
  deadlines: { rule: { code: string }; state: string; dueAt: string }[];
  timeline: { kind: string; detail?: { fr: string } }[];
}
interface Sheet {
  stayId?: string;
  sheet?: { health: string[]; healthWords?: string; belongings?: string; religion?: string; riskLevel: string; at: string; changedAt?: string };
  paper?: { circumstances?: string; items?: string };
}
interface Problem {
  code: string;
  errors?: { field: string; code: string }[];
}

const FILLED = {
  at: '2026-03-10T10:00:00.000Z', health: ['fever'], healthWords: 'Zzfièvre depuis deux jours', needs: ['food', 'rest'], riskLevel: 'medium', risks: ['reprisal'], riskWords: 'Zzmenaces du voisin', religion: 'Zzreligion', diet: [],
};

describe('the admission sheet of a stay', () => {
  let world: World;
  let worker: Caller;
  let caseWorker: Caller;
  let officer: Caller;
  let liaison: Caller;
  let monitor: Caller;
  const caseId = randomUUID();

  const page = async (): Promise<Page> => (await officer.get<Page>(`/api/cases/${caseId}`)).body;
  const fill = async (who: Caller, body: object): Promise<{ status: number; body: Problem }> => await who.put<Problem>(`/api/cases/${caseId}/stay/admission-sheet`, body, { version: (await page()).version });
  const read = async (who: Caller): Promise<{ status: number; body: Sheet }> => await who.get<Sheet>(`/api/cases/${caseId}/stay/admission-sheet`);
  const limit = async (): Promise<string[]> => (await page()).deadlines.filter(({ rule }) => rule.code === 'admission-sheet').map(({ state, dueAt }) => `${dueAt.slice(0, 16)} ${state}`);

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    worker = await world.person('centre-worker', { centre: 'gao' });
    caseWorker = await world.person('case-worker', { region: 'gao' });
    officer = await world.person('regional-officer', { region: 'gao' });
    liaison = await world.person('security-liaison', { unit: '1er bataillon (essai)' });
    monitor = await world.person('monitor');
    await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex: 'male', ageYears: 14, agePrecision: 'stated' });
  });
  afterAll(async () => {
    await world.close();
  });

  it('there is none before an admission', async () => {
    expect((await read(worker)).body).toEqual({ caseId });
    expect((await fill(worker, FILLED)).body.code).toBe('not-in-care');
    expect((await page()).allowed).not.toContain('stay.fill-sheet');
    expect((await worker.post(`/api/cases/${caseId}/stay/admit`, { id: randomUUID(), at: '2026-03-10T09:00:00.000Z', kind: 'centre', centre: 'gao' }, { version: (await page()).version })).status).toBe(201);
    expect(await limit()).toEqual(['2026-03-11T09:00 open']);
    expect((await worker.get<Page>(`/api/cases/${caseId}`)).body.allowed).toContain('stay.fill-sheet');
  });

  it.each([
    ['before the admission', { at: '2026-03-10T08:00:00.000Z' }, 'at: before-previous-fact'],
    ['to come', { at: '2026-03-10T13:00:00.000Z' }, 'at: in-the-future'],
    ['nothing found, and a wound', { health: ['none', 'wound'] }, 'health: sheet-contradicts'],
    ['a risk that nobody names', { risks: [] }, 'risks: risk-unnamed'],
    ['a code of no list', { needs: ['bicycle'] }, 'needs: unknown-code'],
  ])('%s is refused, and nothing is half-written', async (_, wrong, problem) => {
    const answer = await fill(worker, { ...FILLED, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ field, code }) => `${field}: ${code}`)).toContain(problem);
    expect((await read(worker)).body.sheet).toBeUndefined();
  });

  it('nothing said of the health is no sheet', async () => {
    expect((await fill(worker, { ...FILLED, health: [] })).body.errors).toMatchObject([{ field: 'health' }]);
  });

  it('filled in by the centre, it ends its limit, and the timeline says so without a word of it', async () => {
    expect([(await fill(caseWorker, FILLED)).status, (await fill(liaison, FILLED)).status]).toEqual([403, 403]);
    expect((await fill(worker, FILLED)).status).toBe(200);
    expect(await limit()).toEqual(['2026-03-11T09:00 met']);
    const seen = await page();
    expect(seen.timeline.find(({ kind }) => kind === 'stay.sheet-filled')?.detail?.fr).toBe('risque moyen');
    expect(JSON.stringify(seen)).not.toContain('Zz');
  });

  it('completed later it keeps its hour, and both are in the journal', async () => {
    expect((await fill(worker, { ...FILLED, at: '2026-03-10T11:00:00.000Z', belongings: 'Zzsac bleu' })).status).toBe(200);
    const { sheet, paper } = (await read(worker)).body;
    expect(sheet).toMatchObject({ at: FILLED.at, health: ['fever'], healthWords: FILLED.healthWords, belongings: 'Zzsac bleu', religion: 'Zzreligion', changedAt: '2026-03-10T12:00:00.000Z' });
    expect(paper).toEqual({ circumstances: 'Fièvre ou maladie. Zzfièvre depuis deux jours\nNourriture et eau, Repos.', items: 'Zzsac bleu' });
    expect(await world.sql(`select change from journal where subject = 'admission_sheet' order by id`)).toEqual([{ change: 'insert' }, { change: 'update' }]);
    await expect(world.sql(`insert into admission_sheet select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from admission_sheet a`)).rejects.toThrow('admission_sheet_stay_id_key');
  });

  it('who sees the whole file reads it; each look is recorded', async () => {
    expect(await Promise.all([officer, liaison, monitor].map(async (who) => (await read(who)).status))).toEqual([200, 403, 403]);
    expect((await read(caseWorker)).status).toBe(404); // another child's
    expect(await world.sql(`select distinct actor from access_log where detail ->> 'what' = 'admission-sheet' and actor = $1`, [officer.userId])).toHaveLength(1);
  });

  it('no word of it lies in the database in clear', async () => {
    const [found] = await world.sql<{ n: number }>(`select count(*)::int as n from (select a::text as row from admission_sheet a union all select row::text from journal union all select answer::text from idempotency) t where row like '%Zz%'`);
    expect(found?.n).toBe(0);
  });
});
