import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChainExportService, headLine, HeadPublisherService, type Stream, type Verdict, verifyChainFile } from '../../src/audit/index.js';
import { ServiceAccounts } from '../../src/access/index.js';
import type { Caller } from '../support/caller.js';
import { asOwner } from '../support/database.js';
import { World } from '../support/world.js';

/** Each starts the whole application, several times. */
const STARTS_PROCESSES = 240_000;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const TABLES = { journal: { table: 'journal', seal: 'journal_seal', key: 'journal_id' }, 'access-log': { table: 'access_log', seal: 'access_log_seal', key: 'access_log_id' } } as const;

describe('a chain taken out and checked elsewhere', () => {
  let world: World;
  let auditor: Caller;
  let officer: Caller;
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-chain-'));
  const caseId = randomUUID();

  /** Seals until nothing is left: transactions of other databases of the cluster hold the horizon back for a moment. */
  const sealAll = async (): Promise<void> => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      await world.sql('select seal_journal(10000), seal_access_log(10000)');
      const [row] = await world.sql<{ left: number }>(
        'select ((select count(*) from journal) + (select count(*) from access_log) - (select count(*) from journal_seal) - (select count(*) from access_log_seal))::int as left',
      );
      if (row?.left === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('something holds the sealing back');
  };
  /** What only a superuser of the database can do: past triggers, rights and foreign keys; undone afterwards. */
  const tampered = async (sql: string, look: () => Promise<Verdict>): Promise<Verdict> => {
    const saved = ['journal', 'journal_seal', 'access_log', 'access_log_seal', 'seal_progress'];
    return await asOwner(world.databaseUrl, async (client) => {
      const all = async (statements: readonly string[]): Promise<void> => {
        await client.query(`begin; set local session_replication_role = replica; ${statements.join('; ')}; commit`);
      };
      await all([...saved.map((table) => `create table saved_${table} as table ${table}`), sql]);
      try {
        return await look();
      } finally {
        await all(saved.flatMap((table) => [`delete from ${table}`, `insert into ${table} select * from saved_${table}`, `drop table saved_${table}`]));
      }
    });
  };
  const exported = async (stream: Stream, from = 1): Promise<string> => {
    const file = join(folder, `${randomUUID()}.ndjson`);
    const actor = world.app.get(ServiceAccounts, { strict: false }).operator();
    let text = '';
    for await (const piece of await world.app.get(ChainExportService, { strict: false }).open(actor, stream, from)) text += piece;
    writeFileSync(file, text);
    return file;
  };
  const checked = async (stream: Stream): Promise<Verdict> => await verifyChainFile(await exported(stream));
  /** A file of heads, as they stand now. */
  const headFile = async (): Promise<string> => {
    const rows = await world.sql<{ stream: Stream; position: string; hash: string }>(`select replace(stream, '_', '-') as stream, position::text, encode(hash, 'hex') as hash from seal_progress`);
    const file = join(folder, `${randomUUID()}.txt`);
    writeFileSync(file, rows.map((row) => headLine({ ...row, position: Number(row.position) })).join('\n'));
    return file;
  };

  beforeAll(async () => {
    world = await World.create();
    auditor = await world.person('auditor');
    officer = await world.person('regional-officer', { region: 'gao' });
    await officer.post('/api/captures', {
      id: caseId, kind: 'capture', startedAt: '2026-03-10T05:30:00.000Z', region: 'gao', authority: 'FAMA', sex: 'male', agePrecision: 'unknown', operation: 'opération "d’essai" | \\ \u{1F600}',
    });
    for (let n = 0; n < 5; n += 1) await officer.post('/api/cases/search', { q: 'ML-' }, { key: null });
    await sealAll();
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['journal', 'access-log'] as const)('%s: untouched it is whole, from its origin and from any position, and has the published head', async (stream) => {
    await sealAll();
    const heads = await headFile();
    const verdict = await verifyChainFile(await exported(stream), heads);
    expect(verdict).toMatchObject({ stream, from: 1, anchor: 'origin', headsMet: 1 });
    expect(verdict.fault).toBeUndefined();
    const [count] = await world.sql<{ n: number }>(`select count(*)::int as n from ${TABLES[stream].seal}`);
    expect(verdict.position).toBe(count?.n);
    const part = await verifyChainFile(await exported(stream, 3), heads);
    expect([part.fault, part.from, part.anchor, part.position]).toEqual([undefined, 3, 'claimed', verdict.position]);
  });

  describe.each(['journal', 'access-log'] as const)('a superuser at the rows of the %s', (stream) => {
    const { table, seal, key } = TABLES[stream];
    const at = (position: number): string => `(select ${key} from ${seal} where position = ${String(position)})`;

    it.each([
      ['edits a row', `update ${table} set actor = '0193a000-0000-7000-8000-0000000000ff' where id = ${at(4)}`, { kind: 'edited', position: 4 }],
      ['moves a time by a microsecond', `update ${table} set recorded_at = recorded_at + interval '1 microsecond' where id = ${at(4)}`, { kind: 'edited', position: 4 }],
      ['edits a hash', `update ${seal} set hash = sha256('x') where position = 4`, { kind: 'edited', position: 4 }],
      ['removes a row', `delete from ${table} where id = ${at(4)}`, { kind: 'removed', position: 4 }],
      ['removes a row with its seal', `delete from ${table} where id = ${at(4)}; delete from ${seal} where position = 4`, { kind: 'removed', position: 4 }],
      ['exchanges two rows', `create temporary table two on commit drop as select 9 - position as position, ${key}, (select hash from ${seal} o where o.position = 9 - s.position) as hash from ${seal} s where position in (4, 5);
         delete from ${seal} where position in (4, 5); insert into ${seal} select * from two`, { kind: 're-ordered', position: 4 }],
      ['cuts the tail', `delete from ${seal} where position > 4`, { kind: 'removed', position: 5 }],
      [
        'puts in a row between old ones',
        stream === 'journal'
          ? `insert into journal (xid, subject, subject_id, change, row) select xid, 'unit', 'x', 'insert', '{}' from journal where id = ${at(4)}`
          : `insert into access_log (xid, actor, kind) select xid, actor, 'case.read' from access_log where id = ${at(4)}`,
        { kind: 'stray' },
      ],
      [
        'puts in a row with a seal, and numbers the others anew',
        `update ${seal} set position = -position - 1 where position > 4; update ${seal} set position = -position where position < 0;
         insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).* from ${table} t where id = ${at(4)};
         insert into ${seal} select 5, id, sha256('x') from ${table} where id not in (select ${key} from ${seal}) limit 1`,
        { kind: 'inserted', position: 5 },
      ],
    ])('%s: the first broken entry is named', async (_, sql, fault) => {
      expect((await tampered(sql, () => checked(stream))).fault).toMatchObject(fault);
      expect((await checked(stream)).fault).toBeUndefined(); // and it was nothing else
    });

    it('cuts the tail and sets the counter back: only a head published before tells', async () => {
      const heads = await headFile();
      const sql = `delete from ${seal} where position > 4; delete from ${table} where id not in (select ${key} from ${seal});
        update seal_progress set position = 4, hash = (select hash from ${seal} where position = 4), last_id = ${at(4)}, last_xid = (select xid from ${table} where id = ${at(4)})
         where stream = '${table}'`;
      const files: string[] = [];
      const alone = await tampered(sql, async () => {
        files.push(await exported(stream));
        return await verifyChainFile(files[0] ?? '');
      });
      expect(alone.fault).toBeUndefined();
      expect((await verifyChainFile(files[0] ?? '', heads)).fault).toMatchObject({ kind: 'shorter-than-head', position: 5 });
    });
  });

  describe('the command', () => {
    const cli = (args: string[], env: Record<string, string> = {}): { status: number | null; said: string } => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'audit', ...args], { env: { PATH: process.env['PATH'] ?? '', ...env }, encoding: 'utf8' });
      return { status, said: `${stdout}${stderr}` };
    };
    const withDatabase = (): Record<string, string> => ({ DATABASE_URL: world.databaseUrl, INSTALLATION_KEY: process.env['INSTALLATION_KEY'] ?? '' });

    it('exports, and verifies without any database or setting', async () => {
      await sealAll();
      const [out, heads] = [join(folder, 'journal.ndjson'), join(folder, 'heads.txt')];
      expect(cli(['export', '--stream', 'journal', '--out', out], withDatabase())).toMatchObject({ status: 0 });
      expect(cli(['head', '--out', heads], withDatabase())).toMatchObject({ status: 0 });
      const whole = cli(['verify', out, '--head', heads]);
      expect([whole.status, whole.said]).toEqual([0, expect.stringMatching(/^whole: journal from position 1 to \d+/)]);
      const [logged] = await world.sql<{ n: number }>(`select count(*)::int as n from access_log where kind = 'journal.export' and actor = '0193a000-0000-7000-8000-000000000011'`);
      expect(logged?.n).toBeGreaterThan(0);
    }, STARTS_PROCESSES);

    it('never writes over a file, and knows only its two chains', () => {
      const out = join(folder, 'kept.ndjson');
      writeFileSync(out, 'kept');
      const again = cli(['export', '--stream', 'access-log', '--out', out], withDatabase());
      expect([again.status, again.said, readFileSync(out, 'utf8')]).toEqual([1, expect.stringContaining('EEXIST'), 'kept']);
      expect(cli(['export', '--stream', 'diary', '--out', join(folder, 'x')], withDatabase())).toMatchObject({ status: 1 });
      expect(existsSync(join(folder, 'x'))).toBe(false);
    }, STARTS_PROCESSES);

    it('names the first broken entry of a file, and its exit code tells', async () => {
      const file = await exported('access-log');
      const lines = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, [...lines.slice(0, 3), ...lines.slice(4)].join('\n'));
      const answer = cli(['verify', file]);
      expect([answer.status, answer.said]).toEqual([1, expect.stringMatching(/^NOT WHOLE: access-log, position 3, line 4 of the file: removed/)]);
      const none = cli(['verify', await exported('journal'), '--head', file]);
      expect([none.status, none.said]).toEqual([1, expect.stringContaining('holds no head')]);
    }, STARTS_PROCESSES);
  });

  describe('the auditor’s download', () => {
    const download = async (who: Caller, query: string): Promise<{ status: number; text: string; type: unknown }> => {
      const { statusCode, body, headers } = await world.app.inject({ method: 'GET', url: `/api/audit/export?${query}`, headers: { cookie: who.cookie } });
      return { status: statusCode, text: body, type: headers['content-type'] };
    };

    it('is the same chain, streamed, and logged', async () => {
      await sealAll();
      const { status, text, type } = await download(auditor, 'stream=journal');
      expect([status, type]).toEqual([200, 'application/x-ndjson']);
      const file = join(folder, 'downloaded.ndjson');
      writeFileSync(file, text);
      expect((await verifyChainFile(file)).fault).toBeUndefined();
      expect(await world.sql(`select 1 from access_log where actor = $1 and kind = 'journal.export' and detail ->> 'stream' = 'journal'`, [auditor.userId])).toHaveLength(1);
    });

    it('begins where it is asked to, and not beyond the end', async () => {
      expect((await download(auditor, 'stream=access-log&from=2')).text).toMatch(/^\{"format":"passerelle chain 1","stream":"access-log","from":2,/);
      expect((await download(auditor, 'stream=access-log&from=99999999')).status).toBe(422);
      for (const query of ['', 'stream=diary', 'stream=journal&from=0', 'stream=journal&from=x', 'stream=journal&from=1.5']) expect([query, (await download(auditor, query)).status]).toEqual([query, 400]);
    });

    it('is for nobody else', async () => {
      expect((await download(officer, 'stream=journal')).status).toBe(403);
      expect((await download(await world.person('administrator'), 'stream=journal')).status).toBe(403);
    });

    it('holds nothing that names the child', async () => {
      const { body } = await officer.get<{ version: number }>(`/api/cases/${caseId}`);
      await officer.put(`/api/cases/${caseId}/identity`, { given: 'Mahamadou', family: 'Walet Introuvable' }, { version: body.version });
      await sealAll();
      const { text } = await download(auditor, 'stream=journal');
      expect(text).toContain('child_identity');
      expect(text).not.toMatch(/Mahamadou|Introuvable/);
    });
  });

  it('heads published earlier are held against what the chain has now', async () => {
    await sealAll();
    world.clock.advance({ days: 1 });
    await world.app.get(HeadPublisherService, { strict: false }).publish();
    world.clock.advance({ days: 1 });
    await world.openSession(auditor);
    const holds = async (): Promise<boolean[]> =>
      (await auditor.get<{ items: { day: string; heads: { stream: string; holds: boolean }[] }[] }>('/api/audit/heads')).body.items
        .filter(({ day }) => day === '2026-03-11')
        .flatMap(({ heads }) => heads.map((head) => head.holds));
    expect(await holds()).toEqual([true, true]);
    const [head] = await world.sql<{ position: string }>(`select position::text from published_head where stream = 'journal' and day = '2026-03-11'`);
    let found: boolean[] = [];
    await tampered(`update journal_seal set hash = sha256('other') where position = ${head?.position ?? ''}`, async () => {
      found = await holds();
      return await checked('journal');
    });
    expect(found).toEqual([false, true]);
  });
});
