import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { applyErasureList } from '../../src/cli/erasures.js';
import { RegisterImport } from '../../src/exchange/index.js';
import { derivedKey, unseal } from '../../src/platform/crypto/index.js';
import { roleUrl } from '../../src/platform/database-roles/index.js';
import { RetentionSweep } from '../../src/retention/index.js';
import type { Caller } from '../support/caller.js';
import { freshDatabase, INSTALLATION_KEY, type TestDatabase } from '../support/database.js';
import { Engine } from '../support/engine.js';
import { World } from '../support/world.js';

/** Invented, and unlike anything else in the database, so that it can be searched for everywhere. */
const CHILD = { given: 'Bintoumalé', family: 'Okwarzenté' };
const OTHER = { given: 'Soumeïlata', family: 'Dandoukoro' };
const TRACES = ['Bintoumal', 'Okwarzent', 'tante Zérafi'];
const REGISTER = Buffer.from(
  [
    'N° registre;Prénom;Nom;Sexe;Âge;Date d\'entrée;CTO;Famille d\'accueil;Région d\'origine;Groupe;Rôle;Mode d\'arrivée;Date de sortie;Destination;Services reçus;Réinsertion;Observations',
    `0911/2023;${CHILD.given};${CHILD.family};F;14 ans;02/03/2023;Gao;;Gao;MSA;garde;fuite;20/06/2023;famille;hébergement, alimentation;formation couture;vit chez sa tante Zérafi`,
    `0912/2023;${OTHER.given};${OTHER.family};F;13 ans;05/03/2023;Gao;;Gao;MSA;corvées;fuite;21/06/2023;famille;hébergement;formation couture;`,
    '0913/2023;Modibo;Essai;M;15 ans;07/03/2023;Gao;;Gao;MSA;garde;fuite;;;hébergement;;',
  ].join('\r\n'),
);
const SOURCE = 'registre-essai.csv';
const PERIOD = 'from=2022-04-01&to=2024-03-31';

interface ErasureItem {
  id: string;
  caseId: string;
  caseCode: string;
  status: string;
  reason?: string;
  approvals: { by: string }[];
  allowed: string[];
  erasedAt?: string;
}

describe('an identity is erased, and stays erased', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-erasures-'));
  const env = { ERASURES_FILE: join(folder, 'liste.jsonl') };
  const databases: TestDatabase[] = [];
  let database: TestDatabase;
  let world: World;
  let engine: Engine;
  let sweep: RetentionSweep;
  let manager: Caller;
  let officer: Caller;
  let ministry: Caller;
  let auditor: Caller;
  let caseId: string;
  let figures: string;

  /** A copy as a backup would be: taken while nobody is connected. */
  const backup = async (): Promise<TestDatabase> => {
    await world.app.close();
    await engine.close();
    const copy = await freshDatabase(new URL(database.url).pathname.slice(1));
    databases.push(copy);
    return copy;
  };
  const openWorld = async (on: TestDatabase, now: string): Promise<void> => {
    database = on;
    world = await World.create({ now, database: on, env });
    engine = new Engine(on.url, world.clock);
    sweep = new RetentionSweep(engine.database, world.clock);
    [manager, officer, ministry, auditor] = await Promise.all([
      world.person('centre-manager', { centre: 'gao' }), world.person('regional-officer', { region: 'gao' }), world.person('national-officer'), world.person('auditor'),
    ]);
  };
  const version = async (id: string): Promise<number> => Number((await ministry.get(`/api/cases/${id}`)).body['version']);
  const close = async (id: string): Promise<void> => {
    expect((await officer.post(`/api/cases/${id}/closure/request`, { reason: 'moved-away', confirmed: [], remark: 'Vu ensemble.' }, { version: await version(id) })).status).toBe(200);
    expect((await ministry.post(`/api/cases/${id}/closure/approve`, {}, { version: await version(id) })).status).toBe(200);
  };
  const caseOf = async (name: string): Promise<string | undefined> => (await ministry.post<{ items: { id: string }[] }>('/api/cases/search', { q: name }, { key: null })).body.items[0]?.id;
  const waiting = async (who: Caller): Promise<ErasureItem[]> => (await who.get<{ items: ErasureItem[] }>('/api/erasures')).body.items;
  const decided = async (who: Caller): Promise<ErasureItem[]> => (await who.get<{ items: ErasureItem[] }>('/api/erasures?state=decided')).body.items;
  /** Both tables, the whole list and every page of a case, as the Ministry reads them. */
  const allFigures = async (): Promise<string> => {
    const answers = [];
    for (const path of [`reports/deprivation?${PERIOD}`, `reports/care?${PERIOD}`]) answers.push((await ministry.get(`/api/${path}`)).body);
    const counts = await world.sql(
      `select status, sex, age_years, region_code, centre_code, count(*)::int as n from child_case group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    );
    const facts = await world.sql(`select (select count(*) from stay)::int as stays, (select count(*) from service_record)::int as services, (select count(*) from placement)::int as placements`);
    return JSON.stringify([answers, counts, facts]);
  };
  /** Everything that is written anywhere in the database, row by row, also what is kept for the queue. */
  const everything = async (): Promise<string> => {
    const tables = await world.sql<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const parts = await Promise.all(tables.map(({ name }) => world.sql<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`)));
    return parts.map(([row]) => row?.text ?? '').join('\n');
  };
  /** Every key that anybody holding database and installation key could find. */
  const keysLeft = async (): Promise<Buffer[]> => {
    const rows = await world.sql<{ case_id: string; wrapped: Buffer }>('select case_id, wrapped from child_key');
    const wrapping = derivedKey(INSTALLATION_KEY, 'wrap children keys');
    return [INSTALLATION_KEY, wrapping, derivedKey(INSTALLATION_KEY, 'name tokens'), ...rows.map((row) => unseal(wrapping, row.wrapped, row.case_id))];
  };
  /** What can still be read of the ciphers that journal and tables keep of a case. */
  const readable = async (id: string): Promise<string[]> => {
    const rows = await world.sql<{ sealed: Buffer }>(
      `select decode(substr(row ->> 'sealed', 3), 'hex') as sealed from journal where case_id = $1 and row ? 'sealed'
       union all select sealed from child_identity where case_id = $1 union all select sealed from case_note where case_id = $1`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(0);
    const keys = await keysLeft();
    return rows.flatMap(({ sealed }) => keys.flatMap((key) => {
      try {
        return [unseal(key, sealed, id).toString()];
      } catch {
        return [];
      }
    }));
  };

  beforeAll(async () => {
    const first = await freshDatabase();
    databases.push(first);
    await openWorld(first, '2026-03-10T08:00:00.000Z');
    const importer = world.app.get(RegisterImport, { strict: false });
    expect(await importer.run(REGISTER, SOURCE)).toMatchObject({ created: 3, refused: 0 });
    caseId = (await caseOf(`${CHILD.given} ${CHILD.family}`)) ?? '';
    expect(caseId).not.toBe('');
  }, 120_000);
  afterAll(async () => {
    await world.app.close();
    await engine.close();
    for (const one of databases) await one.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('an open case is neither proposed nor asked for, not even past rules and application', async () => {
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
    const asked = await manager.post(`/api/cases/${caseId}/erasure`, { id: randomUUID(), reason: 'child-request', remark: 'elle le demande' }, { version: await version(caseId) });
    expect(asked).toMatchObject({ status: 409, body: { code: 'erasure-case-open' } });
    await expect(
      world.sql(`insert into erasure (id, case_id, case_code, reason, closed_at, proposed_at, proposed_by, status) select $1, id, code, 'child-request', now(), now(), $2, 'proposed' from child_case where id = $3`, [
        randomUUID(), manager.userId, caseId,
      ]),
    ).rejects.toThrow('only a closed case');
  });

  it('once closed, and when its period has ended, the worker proposes it, once', async () => {
    await close(caseId);
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
    await world.later({ days: 5 * 365 }); // a leap day short of five years
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
    await world.later({ days: 2 });
    expect(await sweep.sweep()).toMatchObject({ proposed: 1 });
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
    const [proposal] = await waiting(auditor);
    expect(proposal).toMatchObject({ caseId, reason: 'period-ended', status: 'proposed', allowed: ['approve', 'refuse'] });
  });

  it('who reads: the Ministry and the auditor, and the auditor learns nothing of the child', async () => {
    for (const who of [manager, officer]) expect((await who.get('/api/erasures')).status).toBe(403);
    expect((await auditor.get(`/api/cases/${caseId}`)).status).toBe(403);
    const { body } = await auditor.get('/api/erasures');
    for (const trace of [...TRACES, '0911/2023']) expect(JSON.stringify(body)).not.toContain(trace);
    expect((await ministry.get<{ items: { code: string; period: string; confirmed: boolean }[] }>('/api/retention-rules')).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'closed-case', period: 'P5Y', confirmed: false })]),
    );
    expect(await world.sql(`select kind from access_log where actor = $1 and kind = 'erasure.read'`, [auditor.userId])).not.toEqual([]);
  });

  it('put off by one person, it is proposed again after that day and not before', async () => {
    const [proposal] = await waiting(ministry);
    expect(await ministry.post(`/api/erasures/${proposal?.id ?? ''}/refuse`, { reason: 'proceedings', until: '2031-01-01' })).toMatchObject({ status: 422, body: { code: 'erasure-put-off-too-short' } });
    expect(await ministry.post(`/api/erasures/${proposal?.id ?? ''}/refuse`, { reason: 'proceedings', until: '2031-03-15' })).toMatchObject({ status: 200, body: { status: 'refused' } });
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
    await world.later({ days: 10 });
    expect(await sweep.sweep()).toMatchObject({ proposed: 1 });
  });

  it('one person cannot approve twice; the database says so too', async () => {
    const [proposal] = await waiting(ministry);
    const id = proposal?.id ?? '';
    expect(await ministry.post(`/api/erasures/${id}/carry-out`, {})).toMatchObject({ status: 409, body: { code: 'erasure-not-approved' } });
    expect(await ministry.post(`/api/erasures/${id}/approve`, {})).toMatchObject({ status: 200, body: { status: 'proposed', allowed: ['refuse'] } });
    expect(await ministry.post(`/api/erasures/${id}/approve`, {})).toMatchObject({ status: 403, body: { code: 'erasure-by-same-person' } });
    await expect(world.sql('insert into erasure_approval (erasure_id, case_id, approver, at) values ($1, $2, $3, now())', [id, caseId, ministry.userId])).rejects.toThrow('erasure_two_people');
    expect(await world.sql('select * from destroy_child_key($1, now())', [id])).toEqual([]);
    const [forced] = await world.sql<{ undo: boolean }>(`update erasure set status = 'approved' where id = $1 returning true as undo`, [id]);
    expect(forced).toEqual({ undo: true });
    await expect(world.sql('select * from destroy_child_key($1, now())', [id])).rejects.toThrow('two people must have agreed');
    await world.sql(`update erasure set status = 'proposed' where id = $1`, [id]);
    expect(await caseOf(CHILD.family)).toBe(caseId);
    expect(await waiting(auditor)).toMatchObject([{ status: 'proposed', approvals: [{}], allowed: ['approve', 'refuse'] }]);
  });

  it('the application’s own roles can destroy nothing by themselves', async () => {
    const as = async (role: string, sql: string): Promise<unknown> => {
      const client = new pg.Client({ connectionString: roleUrl(database.url, role, INSTALLATION_KEY) });
      await client.connect();
      try {
        return await client.query(sql);
      } finally {
        await client.end();
      }
    };
    const forbidden: [string, string][] = [
      ['passerelle_app', 'delete from child_key'], ['passerelle_app', `update erasure set rule_id = null`], ['passerelle_app', `select forget_case('${caseId}', '${caseId}', now(), null)`],
      ['passerelle_app', `select destroy_again('${caseId}', '${caseId}', now(), null)`], ['passerelle_app', 'delete from destroyed_key'],
      ['passerelle_worker', `select destroy_child_key('${caseId}', now())`], ['passerelle_worker', `update erasure set status = 'approved'`],
      ['passerelle_worker', 'insert into erasure_approval (erasure_id, case_id, approver, at) select id, case_id, id, now() from erasure'], ['passerelle_worker', 'delete from child_key'],
      ['passerelle_worker', 'delete from idempotency'], ['passerelle_worker', 'select * from session'],
    ];
    for (const [role, sql] of forbidden) await expect(as(role, sql)).rejects.toThrow('permission denied');
    await expect(
      as('passerelle_worker', `insert into erasure (id, case_id, case_code, reason, closed_at, proposed_at, proposed_by, status)
        select uuidv7(), id, code, 'child-request', now(), now(), recorded_by, 'proposed' from child_case where status = 'closed'`),
    ).rejects.toThrow('row-level security');
  });

  it('a running emergency access holds it up', async () => {
    await world.sql(`create table if not exists emergency_access (id uuid, case_id uuid, case_code text, user_id uuid, opened_at timestamptz, ends_at timestamptz, ended_at timestamptz, reviewed_at timestamptz)`);
    await world.sql('grant select on emergency_access to passerelle_definer');
    const now = world.clock.now();
    await world.sql(`insert into emergency_access (id, case_id, case_code, user_id, opened_at, ends_at) select $1, id, code, $2, $3, $4 from child_case where id = $5`, [
      randomUUID(), officer.userId, now, new Date(now.getTime() + 3_600_000), caseId,
    ]);
    const [proposal] = await waiting(auditor);
    expect(await auditor.post(`/api/erasures/${proposal?.id ?? ''}/approve`, {})).toMatchObject({ status: 409, body: { code: 'erasure-during-emergency' } });
    await world.sql('delete from emergency_access');
  });

  it('a backup is taken; then the second person approves, and the identity is gone', async () => {
    figures = await allFigures();
    expect(JSON.parse(figures)).toMatchObject([[{}, { distinct: 3 }], [{}, {}, {}], {}]); // figures that say something
    const copy = await backup();
    const before = database;
    await openWorld(before, '2031-03-23T08:00:00.000Z');
    expect((await everything()).includes('0911/2023')).toBe(true);
    const [proposal] = await waiting(auditor);
    const key = randomUUID();
    const approved = await auditor.post(`/api/erasures/${proposal?.id ?? ''}/approve`, {}, { key });
    expect(approved).toMatchObject({ status: 200, body: { status: 'done', erasedAt: '2031-03-23T08:00:00.000Z', allowed: [] } });
    expect((await auditor.post(`/api/erasures/${proposal?.id ?? ''}/approve`, {}, { key })).body).toEqual(approved.body); // sent twice over a bad line
    expect(readFileSync(env.ERASURES_FILE, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(databases).toContain(copy);
  }, 60_000);

  /** The same must be true after the erasure and after every restore. */
  const gone = async (): Promise<void> => {
    expect((await ministry.get(`/api/cases/${caseId}`)).body).toMatchObject({ status: 'closed', erasedAt: '2031-03-23T08:00:00.000Z', allowed: [] });
    const page = JSON.stringify((await ministry.get(`/api/cases/${caseId}`)).body);
    for (const name of [CHILD.given, CHILD.family, `${CHILD.given} ${CHILD.family}`, '0911/2023']) expect(await caseOf(name)).toBeUndefined();
    const text = await everything();
    for (const trace of [...TRACES, '0911/2023']) {
      expect(page).not.toContain(trace);
      expect(text).not.toContain(trace);
      expect(text).not.toContain(Buffer.from(trace).toString('hex'));
    }
    expect(await readable(caseId)).toEqual([]);
    const tables = await world.sql<{ table_name: string }>('select table_name from erased_with_key');
    for (const { table_name } of tables) expect(await world.sql(`select 1 from ${table_name} where case_id = $1`, [caseId])).toEqual([]);
    expect(await world.sql('select case_id, fingerprint is not null as printed from destroyed_key')).toEqual([{ case_id: caseId, printed: true }]);
    expect(await decided(auditor)).toEqual(expect.arrayContaining([expect.objectContaining({ caseId, status: 'done', erasedAt: '2031-03-23T08:00:00.000Z' })]));
    expect(await allFigures()).toBe(figures);
    // Another child's name is still there: the search above finds what there is to find.
    const other = await caseOf(OTHER.family);
    expect(other).toBeDefined();
    expect(await readable(other ?? '')).toContain(JSON.stringify(OTHER));
  };

  it('names are in no table, no journal and no search, and every figure is what it was', gone);

  it('nothing brings them back: neither a new entry, nor a new key, nor the register read again', async () => {
    const { body } = await officer.put(`/api/cases/${caseId}/identity`, CHILD, { version: await version(caseId) });
    expect(body['code']).toBe('identity-erased');
    await expect(world.sql(`insert into child_key (case_id, wrapped) values ($1, '\\x00')`, [caseId])).rejects.toThrow('the identity was erased');
    await expect(world.sql(`update child_case set status = 'in-reintegration' where id = $1`, [caseId])).rejects.toThrow('the case stays closed');
    const importer = world.app.get(RegisterImport, { strict: false });
    expect(await importer.run(REGISTER, SOURCE)).toMatchObject({ created: 0, alreadyThere: 3 });
    expect(await sweep.sweep()).toMatchObject({ proposed: 0 });
  });

  it('what happened stands in the journal, with who agreed', async () => {
    const rows = await world.sql<{ subject: string; actor: string | null }>(`select subject, actor from journal where case_id = $1 and subject in ('erasure_approval', 'destroyed_key') order by id`, [caseId]);
    expect(rows.map(({ subject }) => subject)).toEqual(['erasure_approval', 'erasure_approval', 'destroyed_key']);
    expect(new Set(rows.slice(0, 2).map(({ actor }) => actor)).size).toBe(2);
  });

  it('an older backup is restored: the application refuses to serve it before the list was applied', async () => {
    const [, restored] = databases;
    if (restored === undefined) throw new Error('no backup was taken');
    await world.app.close();
    await engine.close();
    database = restored;
    await expect(World.create({ now: '2031-04-01T08:00:00.000Z', database: restored, env })).rejects.toThrow('1 erased identities are in this database again');
    Object.assign(process.env, { DATABASE_URL: restored.url, ...env });
    await applyErasureList();
    await openWorld(restored, '2031-04-01T08:00:00.000Z');
    await gone();
    const [again] = await world.sql<{ n: number }>(`select count(*)::int as n from journal where case_id = $1 and subject = 'destroyed_key'`, [caseId]);
    expect(again?.n).toBe(1);
    await applyErasureList(); // twice gives nothing new
    expect(await world.sql(`select count(*)::int as n from journal where case_id = $1 and subject = 'destroyed_key'`, [caseId])).toEqual([{ n: 1 }]);
    expect(await world.app.get(RegisterImport, { strict: false }).run(REGISTER, SOURCE)).toMatchObject({ created: 0, alreadyThere: 3 });
  }, 120_000);

  it('a list that was lost is completed from the database; one that cannot be read serves nobody', async () => {
    const [line] = readFileSync(env.ERASURES_FILE, 'utf8').split('\n');
    rmSync(env.ERASURES_FILE);
    await applyErasureList();
    expect(readFileSync(env.ERASURES_FILE, 'utf8')).toBe(`${line ?? ''}\n`);
    writeFileSync(env.ERASURES_FILE, `{"caseId":"quelque chose"}\n${line ?? ''}\n`);
    await expect(applyErasureList()).rejects.toThrow('line 1: not a line of the list');
    writeFileSync(env.ERASURES_FILE, `${line ?? ''}\n{"caseId":"cut sho`);
    await applyErasureList(); // cut short by a crash: never counted as done
  });
});
