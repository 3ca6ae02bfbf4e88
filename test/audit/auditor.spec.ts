import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { World } from '../support/world.js';

interface By { id: string; name: string; role: string }
interface Look { id: string; kind: string; at: string; by: By; caseCode?: string; listed?: number; about?: string }
interface Entry { position: number; subject: string; subjectId: string; change: string; version?: number; by?: By; caseCode?: string; hash: string; columns: { column: string; shown: string; from?: string; to?: string }[] }
interface List<Item> { items: Item[]; nextCursor?: string }

const NAME = /Ibrahim|Ag Essai|Timbouctou-Nord|opération d’essai/;

describe('what the auditor reads', () => {
  let world: World;
  let auditor: Caller;
  let officer: Caller;
  let ministry: Caller;
  let others: Caller[];
  let code: string;
  const caseId = randomUUID();

  const looks = async (query = ''): Promise<Look[]> => (await auditor.get<{ items: Look[] }>(`/api/audit/looks${query}`)).body.items;
  const journal = async (query = ''): Promise<Entry[]> => (await auditor.get<{ items: Entry[] }>(`/api/audit/journal${query}`)).body.items;
  const sealAll = async (): Promise<void> => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const [row] = await world.sql<{ left: number }>('select seal_journal(10000), (select count(*) from journal j where not exists (select 1 from journal_seal s where s.journal_id = j.id))::int as left');
      if (row?.left === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('something holds the sealing back');
  };

  beforeAll(async () => {
    world = await World.create();
    auditor = await world.person('auditor');
    officer = await world.person('regional-officer', { region: 'gao' });
    ministry = await world.person('national-officer');
    others = [officer, ministry, await world.person('administrator'), await world.person('monitor'), await world.person('analyst')];
    await officer.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown', operation: 'opération d’essai', placeText: 'Timbouctou-Nord',
      remark: 'Ibrahim est blessé',
    });
    const { body } = await officer.get<{ version: number; code: string }>(`/api/cases/${caseId}`);
    code = body.code;
    await officer.put(`/api/cases/${caseId}/identity`, { given: 'Ibrahim', family: 'Ag Essai' }, { version: body.version });
    await ministry.post('/api/cases/search', { q: 'Ibrahim' }, { key: null });
    await ministry.get(`/api/cases/${caseId}`);
    await sealAll();
  });
  afterAll(async () => {
    await world.close();
  });

  it('every look, newest first: staff by name, the child by its code, the search by its kind', async () => {
    const all = await looks();
    expect(all.slice(0, 5).map(({ kind, by, caseCode, listed, about }) => [kind, by.role, caseCode, listed, about])).toEqual([
      ['journal.read', 'auditor', undefined, undefined, 'looks'],
      ['identity.read', 'national-officer', code, undefined, undefined],
      ['case.read', 'national-officer', code, undefined, undefined],
      ['identity.read', 'national-officer', undefined, 1, undefined],
      ['case.search', 'national-officer', undefined, undefined, 'name'],
    ]);
    expect(JSON.stringify(all)).not.toMatch(NAME);
    expect(JSON.stringify(all)).not.toContain(caseId);
  });

  it('by person, kind, child and period', async () => {
    expect(new Set((await looks(`?person=${ministry.userId}`)).map(({ by }) => by.id))).toEqual(new Set([ministry.userId]));
    expect(new Set((await looks('?kind=case.search')).map(({ kind }) => kind))).toEqual(new Set(['case.search']));
    const ofChild = await looks(`?case=${code}&person=${ministry.userId}`);
    expect(ofChild.map(({ kind }) => kind)).toEqual(['identity.read', 'case.read', 'identity.read']);
    expect(await looks('?case=ML-0000-0000')).toEqual([]);
    const [day] = await world.sql<{ today: string; before: string }>(`select (now() at time zone 'UTC')::date::text as today, ((now() at time zone 'UTC')::date - 1)::text as before`);
    expect((await looks(`?from=${day?.before ?? ''}&to=${day?.today ?? ''}`)).length).toBeGreaterThan(3);
    expect(await looks(`?to=${day?.before ?? ''}`)).toEqual([]);
    expect(await looks('?from=2999-01-01')).toEqual([]);
  });

  it('a page at a time, each look once', async () => {
    const person = randomUUID();
    await world.sql(`insert into access_log (actor, kind) select $1, 'case.search' from generate_series(1, 250)`, [person]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await auditor.get<List<Look>>(`/api/audit/looks?person=${person}${cursor}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect([seen.length, new Set(seen).size]).toEqual([250, 250]);
  });

  it('every change with its columns: what is sealed as sealed, what could name somebody withheld', async () => {
    const entries = await journal(`?case=${code}`);
    expect(entries.map(({ position }) => position)).toEqual(entries.map(({ position }) => position).toSorted((a, b) => b - a));
    expect(JSON.stringify(entries)).not.toMatch(NAME);
    const of = (subject: string): Entry | undefined => entries.find((entry) => entry.subject === subject);
    const column = (subject: string, name: string): object | undefined => of(subject)?.columns.find((each) => each.column === name);
    expect(of('child_identity')).toMatchObject({ change: 'insert', caseCode: code, by: { id: officer.userId } });
    expect(column('child_identity', 'sealed')).toEqual({ column: 'sealed', shown: 'sealed' });
    expect(column('case_note', 'sealed')).toEqual({ column: 'sealed', shown: 'sealed' });
    expect(column('custody', 'operation_sealed')).toEqual({ column: 'operation_sealed', shown: 'sealed' });
    expect(column('custody_spell', 'place_sealed')).toEqual({ column: 'place_sealed', shown: 'sealed' });
    expect(column('custody', 'kind')).toEqual({ column: 'kind', shown: 'clear', to: 'capture' });
    const settled = entries.find(({ subject, change }) => subject === 'child_case' && change === 'update');
    const version = settled?.columns.find((each) => each.column === 'version');
    expect(Number(version?.to) - Number(version?.from)).toBe(1);
    expect(settled?.columns.some((each) => each.column === 'code')).toBe(false); // what did not change is not told
    expect(of('child_case')?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('an account changed by an administrator: the value before, though no case is behind it', async () => {
    await world.sql(`update app_user set display_name = 'Un autre nom', version = 2 where id = $1`, [ministry.userId]);
    await sealAll();
    const [entry] = await journal('?subject=app_user');
    expect(entry).toMatchObject({ subject: 'app_user', change: 'update', subjectId: ministry.userId });
    expect(entry?.columns).toContainEqual({ column: 'display_name', shown: 'clear', from: 'national-officer d’essai', to: 'Un autre nom' });
  });

  it('the journal by person, subject and page', async () => {
    expect(new Set((await journal(`?person=${officer.userId}`)).map(({ by }) => by?.id))).toEqual(new Set([officer.userId]));
    await world.sql(`insert into unit (name, authority_code) select 'Unité ' || n, 'FAMA' from generate_series(1, 60) n`);
    await sealAll();
    const first = (await auditor.get<List<Entry>>('/api/audit/journal')).body;
    expect([first.items.length, first.nextCursor]).toEqual([50, String(first.items.at(-1)?.position)]);
    const [next] = await journal(`?cursor=${first.nextCursor ?? ''}`);
    expect(next?.position).toBeLessThan(first.items.at(-1)?.position ?? 0);
    expect(await journal('?from=2999-01-01')).toEqual([]);
  });

  it('what is unusual: by day, by person, against what is usual for the role', async () => {
    const day = '2026-02-01';
    const at = async (who: string, kind: string, hour: number, count: number, detail: object | null = null): Promise<void> => {
      await world.sql(
        `insert into access_log (id, actor, kind, case_id, detail, recorded_at)
         select uuidv7($1::timestamptz - clock_timestamp()), $2, $3, case when $3 like 'case.%' then gen_random_uuid() end, $5::jsonb, $1::timestamptz from generate_series(1, $4::int)`,
        [`${day}T${String(hour).padStart(2, '0')}:30:00Z`, who, kind, count, detail === null ? null : JSON.stringify(detail)],
      );
    };
    await at(ministry.userId, 'case.read', 10, 150); // usual for the whole country
    await at(officer.userId, 'case.read', 10, 101);
    await at(officer.userId, 'case.read', 23, 11);
    await at(officer.userId, 'case.print', 11, 11);
    await at(ministry.userId, 'case.search', 11, 20, { by: 'name' });
    await at(ministry.userId, 'case.search', 11, 200, { by: 'all' }); // opening the list is no search
    await at(ministry.userId, 'identity.read', 11, 1, { cases: Array.from({ length: 1001 }, () => randomUUID()) });
    const { body } = await auditor.get<{ from: string; to: string; items: { day: string; by: By; code: string; count: number; usual: number }[] }>(`/api/audit/unusual?from=${day}&to=${day}`);
    expect(body.items.map((item) => [item.day, item.by.id, item.code, item.count, item.usual])).toEqual([
      [day, officer.userId, 'many-files', 112, 100],
      [day, officer.userId, 'at-night', 11, 10],
      [day, officer.userId, 'many-prints', 11, 10],
      [day, ministry.userId, 'many-names', 1001, 1000],
    ]);
    expect((await auditor.get<List<object>>('/api/audit/unusual?from=2026-02-02&to=2026-02-02')).body.items).toEqual([]);
    const week = (await auditor.get<{ from: string; to: string }>('/api/audit/unusual')).body;
    expect([week.from, week.to]).toEqual(['2026-03-04', '2026-03-10']);
  });

  it.each([
    ['/api/audit/looks?from=2026-02-30', 400], ['/api/audit/looks?from=2026-03-02&to=2026-03-01', 422], ['/api/audit/looks?person=x', 400], ['/api/audit/looks?kind=%27', 400],
    ['/api/audit/looks?case=ML', 400], ['/api/audit/looks?name=x', 400], ['/api/audit/journal?subject=x%20y', 400], ['/api/audit/journal?cursor=x', 200], ['/api/audit/unusual?from=2025-01-01&to=2026-01-01', 422],
    ['/api/audit/unusual?from=2026-03-20', 422], ['/api/audit/unusual?from=yesterday', 400],
  ])('%s is answered by %i', async (path, status) => {
    expect((await auditor.get(path)).status).toBe(status);
  });

  it.each(['looks', 'journal', 'unusual', 'heads', 'staff', 'export?stream=journal'])('/api/audit/%s is for nobody else', async (path) => {
    for (const person of others) expect((await person.get(`/api/audit/${path}`)).status).toBe(403);
  });

  it('and the auditor opens no case', async () => {
    for (const path of [`/api/cases/${caseId}`, `/api/cases/${caseId}/looks`, '/api/cases', '/api/clock']) expect((await auditor.get(path)).status).toBe(403);
  });
});
