import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Caller } from '../support/caller.js';
import { pdfPages } from '../support/pdf-text.js';
import { World } from '../support/world.js';

/** Planted, each where one part alone may print it. */
const PLANTED = {
  identity: ['Zoumanakry', 'Wexelbourg'],
  relatives: ['Drabouzien', 'Fofanabougouzan', 'Plimsoukrane'],
  health: ['Fièvre', 'Soins médicaux'],
  notes: ['Kwasnebouli'],
  age: ['Âge mis en doute', 'contesté'],
} as const;
type Part = keyof typeof PLANTED;
const PARTS = Object.keys(PLANTED) as Part[];
/** Free text of a part: on the paper where both are chosen. */
const NOTES_OF = { health: ['Trimboulade', 'Vaxoumiel'], age: ['Pandroulek'] } as const;
const NEVER = ['Grenoubaldi'];
const ALWAYS = ['Statut', 'Échéances ouvertes', 'Chronologie du dossier', 'Prise en charge et services', 'Alimentation'];

describe('the summary of a case on paper', () => {
  let world: World;
  let worker: Caller;
  let officer: Caller;
  const caseId = randomUUID();
  let code: string;

  const step = async (path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<void> => {
    const [row] = await world.sql<{ version: number }>('select version from child_case where id = $1', [caseId]);
    const answer = await worker.send(method, `/api/cases/${caseId}/${path}`, body, { version: row?.version ?? 0 });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, expect.anything()]);
  };
  const ask = async (who: Caller, parts: readonly string[], id = caseId) =>
    await world.app.inject({ method: 'GET', url: `/api/cases/${id}/summary?${parts.map((part) => `parts=${part}`).join('&')}`, headers: { cookie: who.cookie } });
  const pages = async (parts: readonly string[]): Promise<string[]> => {
    const response = await ask(worker, parts);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
    return pdfPages(response.rawPayload);
  };
  const found = (text: string, words: readonly string[]): string[] => words.filter((word) => text.replaceAll(/\s+/g, ' ').includes(word));

  beforeAll(async () => {
    world = await World.create({ now: '2026-03-10T12:00:00.000Z' });
    [worker, officer] = await Promise.all([world.person('centre-worker', { centre: 'gao' }), world.person('regional-officer', { region: 'gao' })]);
    const opened = await worker.post('/api/cases', { id: caseId, entry: 'community', occurredAt: '2026-03-09', region: 'gao', centre: 'gao', sex: 'male', ageYears: 15, agePrecision: 'doubted' });
    expect(opened.status).toBe(201);
    await step('identity', { given: 'Zoumanakry', family: 'Wexelbourg', father: 'Drabouzien', village: 'Fofanabougouzan', relatives: [{ name: 'Plimsoukrane', relation: 'tante' }] }, 'PUT');
    await step('stay/admit', { id: randomUUID(), at: '2026-03-10T06:00:00.000Z', kind: 'centre', centre: 'gao', remark: 'Kwasnebouli' });
    await step('stay/admission-sheet', { at: '2026-03-10T07:00:00.000Z', health: ['fever'], healthWords: 'Trimboulade', needs: ['food'], riskLevel: 'low', risks: [], diet: [] }, 'PUT');
    await step('services', { id: randomUUID(), service: 'food', at: '2026-03-10' });
    await step('services', { id: randomUUID(), service: 'medical-care', at: '2026-03-10', detail: 'Vaxoumiel' });
    await step('age-assessment', { id: randomUUID(), at: '2026-03-10T08:00:00.000Z', doubter: 'authority', ground: 'appearance', remark: 'Pandroulek' });
    expect((await worker.post(`/api/cases/${caseId}/restricted`, { id: randomUUID(), kind: 'note', text: 'Grenoubaldi' })).status).toBe(201);
    [{ code }] = await world.sql<{ code: string }>('select code from child_case where id = $1', [caseId]) as [{ code: string }];
  }, 60_000);
  afterAll(async () => {
    await world.close();
  });

  it('with nothing ticked it says how the case stands, and none of what is sensitive', async () => {
    const text = (await pages([])).join('\n');
    expect(found(text, [...Object.values(PLANTED).flat(), ...Object.values(NOTES_OF).flat(), ...NEVER])).toEqual([]);
    expect(found(text, ALWAYS)).toEqual(ALWAYS);
    expect(text).toContain('identité (noms), proches et village');
  });

  it('whatever is ticked, that is on it, and nothing else', async () => {
    await fc.assert(fc.asyncProperty(fc.subarray(PARTS), async (chosen) => {
      const text = (await pages(chosen)).join('\n');
      for (const part of PARTS) expect([chosen, part, found(text, PLANTED[part])]).toEqual([chosen, part, chosen.includes(part) ? PLANTED[part] : []]);
      for (const part of ['health', 'age'] as const) expect([chosen, part, found(text, NOTES_OF[part])]).toEqual([chosen, part, chosen.includes(part) && chosen.includes('notes') ? NOTES_OF[part] : []]);
      expect(found(text, NEVER)).toEqual([]);
    }), { numRuns: 40 });
  }, 60_000);

  it('every page says whose file it is, when and by whom it was printed, and that it is confidential', async () => {
    for (let n = 0; n < 30; n += 1) await step('services', { id: randomUUID(), service: 'clothing', at: '2026-03-10' });
    const all = await pages(['identity']);
    expect(all.length).toBeGreaterThan(1);
    const [row] = await world.sql<{ name: string }>('select display_name as name from app_user where id = $1', [worker.userId]);
    for (const page of all) expect(found(page, ['CONFIDENTIEL', `${code} · Imprimé le 10 mars 2026 à 12 h 00 par ${row?.name ?? '?'}`])).toHaveLength(2);
    const response = await ask(worker, ['identity']);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'content-disposition': `inline; filename="resume-${code}.pdf"`, 'content-security-policy': expect.stringContaining("default-src 'none'") });
    for (const tag of ['/StructTreeRoot', '/Lang (fr', '/MarkInfo']) expect(response.rawPayload.includes(tag)).toBe(true);
  }, 30_000);

  it('each printing is a look with what was ticked, and names that were opened are another', async () => {
    for (const parts of [[], ['notes', 'identity']]) expect((await ask(officer, parts)).statusCode).toBe(200);
    const looks = await world.sql<{ kind: string; detail: object }>('select kind, detail from access_log where actor = $1 order by id', [officer.userId]);
    expect(looks).toEqual([
      { kind: 'case.print', detail: { what: 'summary', parts: [] } }, { kind: 'case.print', detail: { what: 'summary', parts: ['identity', 'notes'] } }, { kind: 'identity.read', detail: { in: 'summary' } },
    ]);
  });

  it('is for those who see the whole file', async () => {
    const people = await Promise.all([world.person('centre-worker', { centre: 'mopti' }), world.person('monitor'), world.person('security-liaison', { unit: '1er bataillon (essai)' }), world.person('auditor')]);
    const answers = await Promise.all(people.map((who) => ask(who, ['health'])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 403, 403, 403]);
    expect(await world.sql('select id from access_log where actor = any ($1)', [people.map(({ userId }) => userId)])).toEqual([]);
    expect((await ask(worker, [], randomUUID())).statusCode).toBe(404);
  });

  it('a part that there is not is refused', async () => {
    expect((await ask(worker, ['restricted'])).statusCode).toBe(400);
    expect((await ask(worker, ['identity', 'violations'])).statusCode).toBe(400);
  });
});
