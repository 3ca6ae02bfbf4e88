import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface Published { para: number; measure: string; dims: { at?: string; place?: string }; value: number }
interface Report {
  kinds: { code: string; planned: number; done: number; cancelled: number; males: number; females: number; sexUnknown: number }[];
  regions: { code: string }[];
  schools: { onDay: string; where: { fr: string }; schools?: number; pupils?: number; teachers?: number; perCent?: number }[];
  centres: { onDay: string; where: { fr: string }; centres: number }[];
  partners: { code: string; partners: { fr: string }[] }[];
}

const { figures } = JSON.parse(readFileSync(new URL('../../src/reference/data/un-report-figures.json', import.meta.url), 'utf8')) as { figures: Published[] };
/** Paragraph 50 is the table of children in care (two-tables.spec.ts); the survivors of paragraph 52 are counted from the restricted lists. */
const asked = figures.filter(({ para, measure }) => [13, 33].includes(para) || measure === 'one-stop centres');
const PLACES: Record<string, { region?: string; place?: string }> = { Kidal: { region: 'kidal' }, Ménaka: { region: 'menaka' }, Douentza: { region: 'douentza' }, Ténenkou: { region: 'mopti', place: 'tenenkou' } };
const FIELDS: Record<string, 'schools' | 'pupils' | 'teachers' | 'perCent'> = {
  'schools closed': 'schools', 'children deprived of education by closed schools': 'pupils', 'teachers out of work by closed schools': 'teachers', 'schools closed, per cent': 'perCent',
};
const lastDayOf = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

describe('programme activities', () => {
  let world: World;
  let officer: Caller;
  let regional: Caller;
  let monitor: Caller;
  const record = async (who: Caller, body: object): Promise<string> => {
    const answer = await who.post('/api/activities', { id: randomUUID(), status: 'done', ...body });
    if (answer.status < 300) return 'done';
    const { code, errors } = answer.body as { code: string; errors?: { field: string; code: string }[] };
    return errors === undefined || errors.length === 0 ? code : errors.map((one) => `${one.field}: ${one.code}`).join(', ');
  };
  const report = async (period: string): Promise<Report> => (await monitor.get<Report>(`/api/reports/activities?${period}`)).body;

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    officer = await world.person('national-officer');
    regional = await world.person('regional-officer', { region: 'gao' });
    monitor = await world.person('monitor');
  });
  afterAll(async () => { await world.close(); });

  it('reproduces what the UN report prints of closed schools and one-stop centres', async () => {
    // One statement a month and place, as it would be written down.
    for (const some of Map.groupBy(asked, ({ measure, dims }) => `${measure === 'one-stop centres' ? 'centres' : 'schools'} ${dims.at ?? ''} ${dims.place ?? ''}`).values()) {
      const [{ measure, dims } = { measure: '', dims: {} }] = some;
      const on = { onDay: lastDayOf(dims.at ?? '2024-03'), ...PLACES[dims.place ?? ''] };
      const body = measure === 'one-stop centres' ? { kind: 'one-stop-centres', centres: some[0]?.value } : { kind: 'closed-schools', ...Object.fromEntries(some.map((figure) => [FIELDS[figure.measure] ?? '', figure.value])) };
      expect(await record(officer, { ...on, ...body })).toBe('done');
    }
    const found = await report('from=2022-04-01&to=2024-03-31');
    const got = ({ measure, dims }: Published): number | undefined => {
      if (measure === 'one-stop centres') return found.centres.find(({ where }) => where.fr === 'Tout le pays')?.centres;
      const field = FIELDS[measure];
      const line = found.schools.find(({ onDay, where }) => onDay.startsWith(dims.at ?? '') && where.fr === (dims.place ?? 'Tout le pays'));
      return field === undefined ? undefined : line?.[field];
    };
    const list = asked.map((figure) => ({ figure: `${figure.measure} ${Object.values(figure.dims).join(' ')}`, paragraph: figure.para, expected: figure.value, got: got(figure) }));
    process.stdout.write(`${['para  expected       got  figure', ...list.map(({ paragraph, figure, expected, got: counted }) => `${String(paragraph).padEnd(4)}${String(expected).padStart(10)}${String(counted).padStart(10)}  ${figure}`)].join('\n')}\n`);
    expect(list.length).toBe(10);
    expect(list.filter(({ expected, got: counted }) => expected !== counted)).toEqual([]);
  });

  it('sessions and visits count by kind, region and sex; who may record what', async () => {
    const training = { kind: 'training', onDay: '2026-02-01', region: 'gao', topic: 'protocol-2013', audience: 'defence-and-security', males: 20, females: 4 };
    expect(await record(regional, training)).toBe('done');
    expect(await record(regional, { ...training, region: 'kidal' })).toBe('region: forbidden');
    expect(await record(regional, { ...training, region: undefined })).toBe('region: forbidden');
    expect(await record(monitor, training)).toBe('forbidden');
    expect(await record(officer, { ...training, region: 'kidal', males: 1, females: 1, sexUnknown: 2 })).toBe('done');
    expect(await record(officer, { ...training, topic: 'weather' })).toBe('topic: unknown-code');
    expect(await record(officer, { ...training, females: undefined })).toBe('males: activity-people-by-sex');
    expect(await record(regional, { kind: 'partner', onDay: '2026-01-01', region: 'gao', partner: 'icrc' })).toBe('done');
    const id = randomUUID();
    await regional.post('/api/activities', { id, kind: 'camp-visit', status: 'planned', onDay: '2026-03-10', region: 'gao' });
    expect((await monitor.post(`/api/activities/${id}/end`, { status: 'done' })).status).toBe(403);
    expect((await regional.post(`/api/activities/${id}/end`, { status: 'cancelled' })).status).toBe(422);
    expect((await regional.post(`/api/activities/${id}/end`, { status: 'done', males: 3, females: 1 })).status).toBe(200);
    expect((await regional.post(`/api/activities/${id}/end`, { status: 'done' })).status).toBe(409);
    const found = await report('from=2026-01-01&to=2026-12-31');
    expect(found.kinds.map(({ code, done, males, females, sexUnknown }) => [code, done, males, females, sexUnknown])).toEqual([['camp-visit', 1, 3, 1, 0], ['training', 2, 21, 5, 2]]);
    expect(found.regions.map(({ code }) => code)).toEqual(['gao', 'kidal']);
    expect(found.partners.map(({ code, partners }) => [code, partners.length])).toEqual([['gao', 1]]);
    expect((await monitor.get<{ items: unknown[] }>('/api/activities?kind=training')).body.items).toHaveLength(2);
    const worker = await world.person('centre-worker', { centre: 'gao' });
    expect((await worker.get('/api/activities')).status).toBe(403);
  });

  it('is a file for a French spreadsheet', async () => {
    const { text, headers } = await monitor.get('/api/reports/activities?from=2026-01-01&to=2026-12-31&format=csv');
    expect(headers['content-disposition']).toBe('attachment; filename="activities-2026-01-01-2026-12-31.csv"');
    expect(text.slice(1).split('\r\n')).toContain('Séances de formation;Ensemble;;hommes et garçons;21');
  });
});
