import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { scopeOf } from '../../src/access/index.js';
import { ROLES, type Role } from '../../src/access/roles.vocabulary.js';
import { beginWithScope } from '../../src/platform/database/scope.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import type { Answer, Caller } from '../support/caller.js';
import { INSTALLATION_KEY } from '../support/database.js';
import { Stage, type StagedChild } from '../support/stage.js';

interface Restricted {
  lists: { id: string; own: boolean; keeps: boolean; named: { id: string }[]; entries: { id: string; kind: string; code?: string; text?: string }[] }[];
}
const SECRET = 'Zzsurvivantetexteprotege';
const NOBODY: Restricted['lists'] = [];

/**
 * A centre worker writes what a survivor told her, and names the manager of the centre. Everybody else is an attacker here: they ask every
 * route and the database itself, and compare what they are told before and after.
 */
describe('what is restricted, attacked by everybody who is not named', () => {
  let stage: Stage;
  let child: StagedChild;
  let writer: Caller;
  let manager: Caller;
  let attackers: [string, Caller][];
  let before: Map<string, Seen>;
  let listId = '';
  const [service, need, note] = [randomUUID(), randomUUID(), randomUUID()];

  /** Who looked, and the record itself, grow by being asked (operations count what is not sealed yet): they are looked at one by one below. */
  const RECORDS = /looks|audit|operations|sign-in-events|\/session|alerts\/stream|health|\/me\//;
  interface Seen { readonly status: number; readonly text: string; readonly etag: unknown }

  const paths = (): string[] => {
    const { paths: all } = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, { get?: object }> };
    const parts: Record<string, string> = { id: child.id, ...child.parts, other: stage.child('placed').id, centre: 'gao', code: 'custody-handover', family: 'FA-GAO-9999', referralId: randomUUID() };
    return Object.entries(all).flatMap(([path, { get }]) => (get === undefined || RECORDS.test(path) ? [] : [path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? randomUUID())]));
  };
  const search = (path: string): string => (path.includes('/reports/restricted') ? '?year=2026' : path.includes('/reports/deadlines') ? '?on=2026-03-01' : path.includes('/reports/') ? '?from=2026-01-01&to=2026-12-31' : '');
  const walk = async (): Promise<Map<string, Seen>> => {
    const seen = new Map<string, Seen>();
    for (const [name, who] of attackers) {
      for (const path of paths()) {
        const { status, text, headers } = await who.get(`${path}${search(path)}`);
        seen.set(`${name} ${path.replace(/[0-9a-f-]{36}$/, (id) => (Object.values(child.parts).includes(id) || id === child.id ? id : '…'))}`, { status, text: text.replaceAll(/"correlationId":"[^"]*"/g, ''), etag: headers['etag'] });
      }
    }
    return seen;
  };
  const restricted = async (who: Caller, id = child.id): Promise<Restricted['lists']> => (await who.get<Restricted>(`/api/cases/${id}/restricted`)).body.lists;
  const record = (who: Caller, body: object): Promise<Answer> => who.post(`/api/cases/${child.id}/restricted`, { id: randomUUID(), kind: 'note', text: SECRET, ...body });
  const caseRow = async (): Promise<unknown> => (await stage.world.sql(`select c.*, (select count(*) from case_access a where a.case_id = c.id) as lines, (select count(*) from deadline d where d.case_id = c.id) as deadlines, (select count(*) from case_note n where n.case_id = c.id) as notes,
    (select count(*) from alert a where a.case_id = c.id) as alerts, (select count(*) from child_key k where k.case_id = c.id) as key from child_case c where id = $1`, [child.id]))[0];

  beforeAll(async () => {
    stage = await Stage.build();
    child = stage.child('in-care');
    writer = stage.people['centre-worker'];
    manager = stage.people['centre-manager'];
    attackers = [
      ...ROLES.filter((role) => role !== 'centre-worker' && role !== 'centre-manager').map((role): [string, Caller] => [role, stage.people[role]]),
      ['another worker of the same centre', await stage.world.person('centre-worker', { centre: 'gao' })],
      ['a stranger', stage.strangers.ofKidal],
      ['a colleague of the Ministry', stage.colleague],
    ];
    before = await walk();
  }, 240_000);
  afterAll(async () => {
    await stage.world.close();
  });

  it('is written without leaving a mark on the case, and seen by who wrote it', async () => {
    const row = await caseRow();
    const answers = [
      await record(writer, { id: service, kind: 'service', code: 'medical-care', at: '2026-03-10' }),
      await record(writer, { id: need, kind: 'need', code: 'pregnancy' }),
      await record(writer, { id: note }),
    ];
    expect(answers.map(({ status, body }) => [status, Object.keys(body)])).toEqual([[201, ['id']], [201, ['id']], [201, ['id']]]);
    expect(await caseRow()).toEqual(row);
    const [list, ...others] = await restricted(writer);
    listId = list?.id ?? '';
    expect([others, list?.own, list?.keeps, list?.entries.map(({ kind, code, text }) => `${kind} ${code ?? ''} ${text ?? ''}`).toSorted()]).toEqual([
      [], true, true, [`need pregnancy ${SECRET}`, `note  ${SECRET}`, `service medical-care ${SECRET}`],
    ]);
    const [kept] = await stage.world.sql<{ found: boolean }>(`select exists (select 1 from restricted_entry e where e::text like '%' || $1 || '%') as found`, [SECRET]);
    expect(kept).toEqual({ found: false });
  });

  it('whoever is named sees it and may write into it; they name nobody, unless they are the officer of the region', async () => {
    expect(await restricted(manager)).toEqual(NOBODY);
    expect((await writer.post(`/api/cases/${child.id}/restricted/${listId}/named`, { userId: manager.userId })).status).toBe(201);
    expect((await restricted(manager)).map(({ id, own, keeps, entries }) => [id, own, keeps, entries.length])).toEqual([[listId, false, false, 3]]);
    expect((await record(manager, { listId })).status).toBe(201);
    expect((await restricted(writer))[0]?.entries).toHaveLength(4);
    const naming = await manager.post<{ code: string }>(`/api/cases/${child.id}/restricted/${listId}/named`, { userId: stage.people['case-worker'].userId });
    expect([naming.status, naming.body.code]).toEqual([403, 'forbidden']);
    const wrong = await writer.post<{ code: string }>(`/api/cases/${child.id}/restricted/${listId}/named`, { userId: stage.people.auditor.userId });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'restricted-person-unfit']);
  });

  it('every route answers every unnamed person to the letter what it answered before', async () => {
    const after = await walk();
    expect(after.size).toBe(before.size);
    expect(before.size).toBeGreaterThan(300);
    const differing = [...after].filter(([name, seen]) => JSON.stringify(seen) !== JSON.stringify(before.get(name))).map(([name]) => name);
    expect(differing).toEqual([]);
    expect([...after].filter(([, { text }]) => text.includes(SECRET) || [listId, service, need, note].some((id) => text.includes(id))).map(([name]) => name)).toEqual([]);
  });

  it('nobody unnamed writes into the list, names themselves, or takes anybody off: it does not exist for them', async () => {
    for (const [name, who] of attackers) {
      const base = `/api/cases/${child.id}/restricted`;
      const answers = [
        await record(who, { listId }),
        await who.post<{ code: string }>(`${base}/${listId}/named`, { userId: who.userId }),
        await who.post<{ code: string }>(`${base}/${listId}/named/end`, { userId: manager.userId }),
        await who.post<{ code: string }>(`${base}/${randomUUID()}/named`, { userId: who.userId }),
      ];
      const [written, named, ended, nowhere] = answers.map(({ status, body }) => [status, body['code']]);
      expect([name, written, named, ended]).toEqual([name, nowhere, nowhere, nowhere]);
      expect([403, 404]).toContain(nowhere?.[0]);
    }
  });

  it('somebody unnamed who writes opens a list of their own, and notices nothing', async () => {
    const officer = stage.people['regional-officer'];
    expect((await record(officer, { text: 'autre chose' })).status).toBe(201);
    expect((await restricted(officer)).map(({ own, entries }) => [own, entries.length])).toEqual([[true, 1]]);
    expect((await restricted(writer))).toHaveLength(1);
  });

  it('plain SQL gives no row to any role, and lets none be written, changed or taken away', async () => {
    const people = await stage.world.sql<{ id: string; role: Role; region_code: string | null; centre_code: string | null; unit_id: string | null }>('select * from app_user');
    const rows = async (role: Role, userId: string, text: string): Promise<number | string> => {
      const post = people.find(({ id }) => id === userId);
      const client = new pg.Client({ connectionString: roleUrl(stage.world.databaseUrl, 'passerelle_app', INSTALLATION_KEY) });
      await client.connect();
      try {
        await client.query(beginWithScope(scopeOf({ userId, role, regionCode: post?.region_code ?? null, centreCode: post?.centre_code ?? null, unitId: post?.unit_id ?? null }), false));
        return (await client.query(text)).rowCount ?? 0;
      } catch (error) {
        return (error as { code?: string }).code ?? 'unknown';
      } finally {
        await client.end();
      }
    };
    const own = await stage.world.sql<{ id: string }>('select id from restricted_list where id <> $1', [listId]);
    expect(own).toHaveLength(1); // the officer's, of the test before
    for (const role of ROLES.filter((one) => one !== 'centre-worker' && one !== 'centre-manager')) {
      const { userId } = stage.people[role];
      const statements = [
        ...['restricted_list', 'restricted_member', 'restricted_entry'].map((table) => `select 1 from ${table} where ${table === 'restricted_list' ? 'id' : 'list_id'} = '${listId}'`),
        `select 1 from restricted_entry where case_id = '${child.id}' and recorded_by <> '${userId}'`,
        `select 1 where app_is_named('${listId}') or app_keeps_list('${listId}')`,
        `update restricted_member set ended_at = now(), ended_by = '${userId}' where list_id = '${listId}'`,
        `select 1 from journal where row::text like '%${listId}%' or row::text like '%${need}%'`,
        `select 1 from access_log where detail::text like '%restricted%' and kind <> 'report.read'`,
      ];
      expect([role, await Promise.all(statements.map((text) => rows(role, userId, text)))]).toEqual([role, statements.map(() => 0)]);
      const refused = [
        `insert into restricted_member (id, list_id, case_id, user_id, named_at, named_by) values (uuidv7(), '${listId}', '${child.id}', '${userId}', now(), '${userId}')`,
        `insert into restricted_entry (id, list_id, case_id, kind, sealed, recorded_at, recorded_by) values (uuidv7(), '${listId}', '${child.id}', 'note', '\\x00', now(), '${userId}')`,
        `delete from restricted_entry where list_id = '${listId}'`,
        `update restricted_entry set kind = 'note' where list_id = '${listId}'`,
      ];
      expect([role, await Promise.all(refused.map((text) => rows(role, userId, text)))]).toEqual([role, refused.map(() => '42501')]);
    }
  });

  it('the worker and the reader of the engine have no right to it at all', async () => {
    for (const role of ['passerelle_worker', 'passerelle_reader'] as const) {
      const client = new pg.Client({ connectionString: roleUrl(stage.world.databaseUrl, role, INSTALLATION_KEY) });
      await client.connect();
      for (const table of ['restricted_list', 'restricted_member', 'restricted_entry']) await expect(client.query(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
  });

  it('an emergency access shows the file, and nothing of this, not even to who is named', async () => {
    const elsewhere = await stage.world.person('regional-officer', { region: 'kidal' });
    expect((await writer.post(`/api/cases/${child.id}/restricted/${listId}/named`, { userId: elsewhere.userId })).status).toBe(201);
    expect((await elsewhere.get(`/api/cases/${child.id}/restricted`)).status).toBe(404); // named, and out of the circle of the child
    expect((await elsewhere.post('/api/emergency-accesses', { code: child.code, reason: 'essai' })).status).toBe(201);
    expect(await restricted(elsewhere)).toEqual(NOBODY);
    const written = await elsewhere.post<{ code: string }>(`/api/cases/${child.id}/restricted`, { id: randomUUID(), kind: 'note', text: 'x' });
    expect([written.status, written.body.code]).toEqual([403, 'emergency-read-only']);
  });

  it('the journal holds that something was written, of nobody and by nobody; who looked says what it says of any file', async () => {
    const lines = await stage.world.sql<{ case_id: string | null; actor: string | null; subject_id: string; row: object }>(`select case_id, actor, subject_id, row from journal where subject = 'opaque'`);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect([line.case_id, line.actor, Object.keys(line.row), [listId, service, need, note].includes(line.subject_id)]).toEqual([null, null, ['digest'], false]);
    expect(await stage.world.sql(`select 1 from journal where subject like 'restricted%'`)).toEqual([]);
    const looks = (await stage.people['regional-officer'].get<{ items: { kind: string }[] }>(`/api/cases/${child.id}/looks`)).body;
    expect(JSON.stringify(looks)).not.toContain('restricted');
    const kinds = await stage.world.sql<{ kind: string; detail: unknown }>(`select distinct kind, detail from access_log where actor = $1 and case_id = $2 and detail::text like '%part%'`, [writer.userId, child.id]);
    expect(kinds).toEqual([]);
    const journal = await stage.people.auditor.get(`/api/audit/journal?case=${child.code}`);
    expect(journal.text).not.toMatch(/opaque|restricted/);
  });

  it('taken off the list, a person sees nothing from that moment', async () => {
    expect((await writer.post(`/api/cases/${child.id}/restricted/${listId}/named/end`, { userId: manager.userId })).status).toBe(200);
    expect(await restricted(manager)).toEqual(NOBODY);
    expect((await record(manager, { listId })).status).toBe(404);
  });

  it('is counted by year in the whole country alone, and never below five', async () => {
    const ministry = stage.colleague;
    const read = async (): Promise<unknown> => (await ministry.get<{ items: unknown }>('/api/reports/restricted?year=2026')).body.items;
    expect(await read()).toEqual([]); // one child each
    await stage.world.sql(`with list as (insert into restricted_list (id, case_id, opened_at, opened_by) select uuidv7(), id, '2026-03-10', $1 from child_case order by id limit 5 returning id, case_id)
      insert into restricted_entry (id, list_id, case_id, kind, code, sealed, recorded_at, recorded_by) select uuidv7(), id, case_id, 'need', 'forced-marriage', '\\x00', '2026-03-10', $1 from list`, [ministry.userId]);
    expect(await read()).toEqual([{ kind: 'need', code: 'forced-marriage', children: 5 }]);
    for (const role of ['regional-officer', 'centre-manager', 'case-worker', 'auditor', 'administrator'] as const) expect([role, (await stage.people[role].get('/api/reports/restricted?year=2026')).status]).toEqual([role, 403]);
  });
});
